// GovMedia on Azure, in any cloud: network, storage, vault, durable backend, Function App, gateway, web, watch.
targetScope = 'resourceGroup'

@description('Short lower-case name that every resource begins with.')
@minLength(3)
@maxLength(11)
param name string

@description('Region; one inside the mainland for a Chinese agency (article 39).')
param location string = resourceGroup().location

@description('Flex Consumption where the cloud offers it, Elastic Premium elsewhere.')
@allowed(['FlexConsumption', 'ElasticPremium'])
param hosting string

@description('What keeps orchestrations: a storage hub, or the managed scheduler where the cloud offers it.')
@allowed(['azureStorage', 'durableTaskScheduler'])
param durableBackend string = 'azureStorage'

@description('Capacity units of the managed scheduler; three give high availability.')
@minValue(1)
@maxValue(3)
param schedulerCapacity int = 1

@description('Control queues of the storage hub: how many workers can run orchestrations at once. Fixed at creation.')
@minValue(1)
@maxValue(16)
param durablePartitions int = 4

@description('Most workers.')
@minValue(1)
@maxValue(100)
param maximumInstances int = 10

@description('Copies of the register: within a zone set, or in a second region that the law allows.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param registerSku string = 'Standard_ZRS'

@description('Days for which each new body of the archive can be neither changed nor deleted.')
@minValue(1)
param evidenceRetentionDays int = 3650

@description('After the trial: lock those policies, so that nobody, the subscription\'s owner included, shortens them.')
param lockEvidence bool = false

@description('What messages leave by. SendGrid is outside the country (articles 39 and 40); secrets stand in the vault.')
@allowed(['smtp', 'webhook', 'sendgrid'])
param channel string = 'smtp'

@description('Whether citizens whom mail does not reach get text messages, through a gateway whose address is in the vault.')
param textMessages bool = false

@description('Mail server, in the country for a Chinese agency; empty where the channel is not smtp.')
param mailHost string

@description('Sender of mail.')
param mailFrom string

@description('Name to sign in to the mail server with.')
param mailUser string = mailFrom

@description('Whether Static Web Apps serves the web pages; where the cloud has none, a storage account does.')
param useStaticWebApps bool = true

@description('Region of Static Web Apps, which is not in every region.')
param staticWebAppLocation string = location

@description('Name, in the vault, of the gateway\'s TLS certificate.')
param certificateSecretName string = 'gateway-certificate'

@description('Host name that the gateway answers to.')
param hostName string

@description('Suffix of Function Apps\' host names: the one value that the platform does not tell by environment().')
param functionAppHostSuffix string

@description('Who is called when something is wrong.')
param alertEmail string

@description('False for the first deployment, which makes the vault; true once secrets and certificate are in it.')
param secretsAreInVault bool = false

var tags = { product: 'GovMedia' }
var unique = uniqueString(resourceGroup().id)
// Known before the identity is there, so that what-if can look into what is granted to it.
var appIdentityId = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', '${name}-app')

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: name, location: location, tags: tags }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: { name: name, location: location, tags: tags, hosting: hosting }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: {
    name: name
    location: location
    tags: tags
    alertEmail: alertEmail
    publisherPrincipalId: identity.outputs.appPrincipalId
    publisherId: appIdentityId
  }
}

module hostStorage 'modules/host-storage.bicep' = {
  name: 'host-storage'
  params: {
    name: take('${name}host${unique}', 24)
    location: location
    tags: tags
    principalId: identity.outputs.appPrincipalId
    identityId: appIdentityId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module registerStorage 'modules/register-storage.bicep' = {
  name: 'register-storage'
  params: {
    name: take('${name}reg${unique}', 24)
    location: location
    tags: tags
    sku: registerSku
    evidenceRetentionDays: evidenceRetentionDays
    lockEvidence: lockEvidence
    principalId: identity.outputs.appPrincipalId
    identityId: appIdentityId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: take('${name}-kv-${unique}', 24)
    location: location
    tags: tags
    readerPrincipalIds: [identity.outputs.appPrincipalId, identity.outputs.gatewayPrincipalId]
    workspaceId: monitoring.outputs.workspaceId
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableBackend == 'durableTaskScheduler') {
  name: 'scheduler'
  params: {
    name: '${name}-dts'
    location: location
    tags: tags
    capacity: schedulerCapacity
    allowedAddress: network.outputs.outboundAddress
    principalId: identity.outputs.appPrincipalId
    identityId: appIdentityId
  }
}

module privateEndpoints 'modules/private-endpoints.bicep' = {
  name: 'private-endpoints'
  params: {
    name: name
    location: location
    tags: tags
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointSubnetId
    hostStorageId: hostStorage.outputs.id
    registerStorageId: registerStorage.outputs.id
    vaultId: vault.outputs.id
  }
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  params: {
    name: '${name}-${unique}'
    location: location
    tags: tags
    hosting: hosting
    maximumInstances: maximumInstances
    subnetId: network.outputs.appSubnetId
    gatewaySubnetId: network.outputs.gatewaySubnetId
    identityId: identity.outputs.appId
    identityClientId: identity.outputs.appClientId
    hostStorageName: hostStorage.outputs.name
    deploymentContainer: hostStorage.outputs.deploymentContainer
    tableEndpoint: registerStorage.outputs.tableEndpoint
    blobEndpoint: registerStorage.outputs.blobEndpoint
    archiveContainer: registerStorage.outputs.archiveContainer
    channel: channel
    textMessages: textMessages
    mailHost: mailHost
    mailFrom: mailFrom
    mailUser: mailUser
    vaultUri: vault.outputs.uri
    secretsAreInVault: secretsAreInVault
    durableBackend: durableBackend
    durablePartitions: durablePartitions
    schedulerEndpoint: durableBackend == 'durableTaskScheduler' ? scheduler!.outputs.endpoint : ''
    taskHub: durableBackend == 'durableTaskScheduler' ? scheduler!.outputs.taskHub : 'GovMedia'
    insightsConnectionString: monitoring.outputs.connectionString
    workspaceId: monitoring.outputs.workspaceId
  }
  dependsOn: [privateEndpoints]
}

module web 'modules/web.bicep' = if (useStaticWebApps) {
  name: 'web'
  params: {
    name: '${name}-web'
    location: staticWebAppLocation
    tags: tags
  }
}

module webStorage 'modules/web-storage.bicep' = if (!useStaticWebApps) {
  name: 'web-storage'
  params: {
    name: take('${name}web${unique}', 24)
    location: location
    tags: tags
    gatewaySubnetId: network.outputs.gatewaySubnetId
  }
}

module gateway 'modules/gateway.bicep' = if (secretsAreInVault) {
  name: 'gateway'
  params: {
    name: name
    location: location
    tags: tags
    subnetId: network.outputs.gatewaySubnetId
    identityId: identity.outputs.gatewayId
    hostName: hostName
    certificateUri: '${vault.outputs.uri}secrets/${certificateSecretName}'
    functionHost: '${functions.outputs.name}.${functionAppHostSuffix}'
    webHost: useStaticWebApps ? web!.outputs.host : webStorage!.outputs.host
    workspaceId: monitoring.outputs.workspaceId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: tags
    actionGroupId: monitoring.outputs.actionGroupId
    insightsId: monitoring.outputs.insightsId
    registerStorageId: registerStorage.outputs.id
    vaultId: vault.outputs.id
  }
}

output functionApp string = functions.outputs.name
output registerTables string = registerStorage.outputs.tableEndpoint
output registerBlobs string = registerStorage.outputs.blobEndpoint
output vaultUri string = vault.outputs.uri
