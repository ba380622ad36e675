// The web pages, where the cloud has no Static Web Apps: an account that the gateway alone can read.
param name string
param location string
param tags object
param gatewaySubnetId string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [{ id: gatewaySubnetId, action: 'Allow' }]
    }
  }
}

output host string = replace(replace(account.properties.primaryEndpoints.web, 'https://', ''), '/', '')
