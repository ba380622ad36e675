// Storage and vault inside the network, found by private names; suffixes are the cloud's own.
param name string
param location string
param tags object
param networkId string
param subnetId string
param hostStorageId string
param registerStorageId string
param vaultId string

var vaultSuffix = replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')
var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink${vaultSuffix}'
}
var endpoints = [
  { key: 'host-blob', target: hostStorageId, group: 'blob' }
  { key: 'host-queue', target: hostStorageId, group: 'queue' }
  { key: 'host-table', target: hostStorageId, group: 'table' }
  { key: 'register-blob', target: registerStorageId, group: 'blob' }
  { key: 'register-table', target: registerStorageId, group: 'table' }
  { key: 'vault', target: vaultId, group: 'vault' }
]

resource zone 'Microsoft.Network/privateDnsZones@2020-06-01' = [for one in items(zones): {
  name: one.value
  location: 'global'
  tags: tags
}]

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2020-06-01' = [for (one, i) in items(zones): {
  parent: zone[i]
  name: name
  location: 'global'
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: networkId }
  }
}]

resource endpoint 'Microsoft.Network/privateEndpoints@2023-11-01' = [for one in endpoints: {
  name: '${name}-${one.key}'
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: one.key, properties: { privateLinkServiceId: one.target, groupIds: [one.group] } }
    ]
  }
}]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2023-11-01' = [for (one, i) in endpoints: {
  parent: endpoint[i]
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: one.group
        properties: { privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zones[one.group]) }
      }
    ]
  }
  dependsOn: [zone]
}]
