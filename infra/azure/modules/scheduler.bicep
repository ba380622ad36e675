// The managed durable backend, reachable from our one outbound address only.
param name string
param location string
param tags object
param capacity int
param allowedAddress string
param principalId string

@description('Resource id of the identity behind it, known before it exists: what-if looks into this module.')
param identityId string

var dataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402' // Durable Task Data Contributor

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Dedicated', capacity: capacity }
    // An empty list admits no one.
    ipAllowlist: ['${allowedAddress}/32']
  }
}

resource hub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: 'govmedia'
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(hub.id, identityId, dataContributor)
  scope: hub
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', dataContributor)
  }
}

output endpoint string = scheduler.properties.endpoint
output taskHub string = hub.name
