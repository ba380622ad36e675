// The Function App: no key in its settings, no way in but the gateway, no way out but the network.
param name string
param location string
param tags object
param hosting string
param maximumInstances int
param subnetId string
param gatewaySubnetId string
param identityId string
param identityClientId string
param hostStorageName string
param deploymentContainer string
param tableEndpoint string
param blobEndpoint string
param archiveContainer string
param channel string
param mailHost string
param mailFrom string
param mailUser string
param textMessages bool
param vaultUri string
param secretsAreInVault bool
param durableBackend string
param durablePartitions int
param schedulerEndpoint string
param taskHub string
param insightsConnectionString string
param workspaceId string

var isFlex = hosting == 'FlexConsumption'
var suffix = environment().suffixes.storage
var durable = 'AzureFunctionsJobHost__extensions__durableTask__'

var common = {
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__blobServiceUri: 'https://${hostStorageName}.blob.${suffix}'
  AzureWebJobsStorage__queueServiceUri: 'https://${hostStorageName}.queue.${suffix}'
  AzureWebJobsStorage__tableServiceUri: 'https://${hostStorageName}.table.${suffix}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AZURE_CLIENT_ID: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  GovMedia__Storage: 'azure'
  GovMedia__TableEndpoint: tableEndpoint
  GovMedia__BlobEndpoint: blobEndpoint
  GovMedia__ManagedIdentityClientId: identityClientId
  GovMedia__Container: archiveContainer
  GovMedia__Channel: channel
  // Names in the timer functions' triggers: the host, which knows no default of ours, looks for them here.
  SweepSchedule: '0 * * * * *'
  WatchSchedule: '0 */15 * * * *'
  SealSchedule: '0 5 16 * * *'
  NoticeSchedule: '0 0 1-9/2 * * *'
  '${durable}hubName': taskHub
}

var onStorage = {
  DurableStorage__blobServiceUri: 'https://${hostStorageName}.blob.${suffix}'
  DurableStorage__queueServiceUri: 'https://${hostStorageName}.queue.${suffix}'
  DurableStorage__tableServiceUri: 'https://${hostStorageName}.table.${suffix}'
  DurableStorage__credential: 'managedidentity'
  DurableStorage__clientId: identityClientId
  '${durable}storageProvider__type': 'azureStorage'
  '${durable}storageProvider__connectionStringName': 'DurableStorage'
  '${durable}storageProvider__partitionCount': string(durablePartitions)
}

var onScheduler = {
  DURABLE_TASK_SCHEDULER: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
  '${durable}storageProvider__type': 'azureManaged'
  '${durable}storageProvider__connectionStringName': 'DURABLE_TASK_SCHEDULER'
}

// Where messages go; what a channel must be told, and what of it is secret.
var channels = {
  smtp: {
    plain: { GovMedia__Mail__Host: mailHost, GovMedia__Mail__From: mailFrom, GovMedia__Mail__User: mailUser }
    secrets: { GovMedia__Mail__Password: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/mail-password)' }
  }
  sendgrid: {
    plain: { GovMedia__SendGrid__From: mailFrom }
    secrets: {
      GovMedia__SendGrid__ApiKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sendgrid-api-key)'
      GovMedia__SendGrid__EventPublicKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sendgrid-event-key)'
    }
  }
  // A robot's address holds its key.
  webhook: {
    plain: {}
    secrets: { GovMedia__Webhook__Url: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/webhook-url)' }
  }
}

// The second channel, for citizens whom mail does not reach.
var texts = textMessages ? {
  GovMedia__Sms__Url: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sms-url)'
  GovMedia__Sms__Secret: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/sms-secret)'
} : {}

// Each secret is read from the vault by the platform; its value never stands in a setting.
var secrets = secretsAreInVault ? union(channels[channel].secrets, texts, {
  GovMedia__InstanceSecret: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/instance-secret)'
  GovMedia__SigningKey: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/signing-key)'
}) : {}

var premiumOnly = isFlex ? {} : {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_CONTENTOVERVNET: '1'
  WEBSITE_RUN_FROM_PACKAGE: '${deploymentContainer}/app.zip'
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
}

var settings = union(
  common,
  channels[channel].plain,
  durableBackend == 'azureStorage' ? onStorage : onScheduler,
  secrets,
  premiumOnly
)

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: isFlex ? 'functionapp' : 'elastic'
  sku: isFlex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'EP1', tier: 'ElasticPremium' }
  properties: isFlex ? { reserved: true } : { reserved: true, maximumElasticWorkerCount: maximumInstances }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: subnetId
    vnetRouteAllEnabled: true
    functionAppConfig: isFlex ? {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        maximumInstanceCount: max(maximumInstances, 40)
        instanceMemoryMB: 2048
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    } : null
    siteConfig: {
      appSettings: [for one in items(settings): { name: one.key, value: one.value }]
      linuxFxVersion: isFlex ? null : 'DOTNET-ISOLATED|10.0'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      healthCheckPath: isFlex ? null : '/healthz'
      functionsRuntimeScaleMonitoringEnabled: isFlex ? null : true
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: [
        { name: 'gateway', priority: 100, action: 'Allow', vnetSubnetResourceId: gatewaySubnetId }
      ]
      scmIpSecurityRestrictionsDefaultAction: 'Deny'
      scmIpSecurityRestrictionsUseMain: false
    }
  }
}

resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noBasicScm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'functions'
  scope: app
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'FunctionAppLogs', enabled: true }]
  }
}

output name string = app.name
