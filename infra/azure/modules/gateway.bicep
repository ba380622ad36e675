// The only door: TLS, a firewall, and a rule that closes the durable management paths to the network.
param name string
param location string
param tags object
param subnetId string
param identityId string
param hostName string
param certificateUri string
param functionHost string
param webHost string
param workspaceId string

var gatewayName = '${name}-gateway'
var gatewayId = resourceId('Microsoft.Network/applicationGateways', gatewayName)

resource address 'Microsoft.Network/publicIPAddresses@2023-11-01' = {
  name: '${name}-inbound'
  location: location
  tags: tags
  sku: { name: 'Standard' }
  properties: { publicIPAllocationMethod: 'Static' }
}

resource firewall 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies@2023-11-01' = {
  name: '${name}-firewall'
  location: location
  tags: tags
  properties: {
    policySettings: {
      state: 'Enabled'
      mode: 'Prevention'
      // The product's own limit is 25 MiB a body.
      maxRequestBodySizeInKb: 128
      requestBodyCheck: true
      requestBodyEnforcement: false
      fileUploadLimitInMb: 30
    }
    customRules: [
      {
        name: 'ClosedPaths'
        priority: 1
        ruleType: 'MatchRule'
        action: 'Block'
        matchConditions: [
          {
            matchVariables: [{ variableName: 'RequestUri' }]
            operator: 'Contains'
            transforms: ['UrlDecode', 'Lowercase']
            matchValues: ['/runtime/', '/admin/', '/simulation/']
          }
        ]
      }
      {
        name: 'TooMany'
        priority: 2
        ruleType: 'RateLimitRule'
        action: 'Block'
        rateLimitDuration: 'OneMin'
        rateLimitThreshold: 600
        groupByUserSession: [{ groupByVariables: [{ variableName: 'ClientAddr' }] }]
        matchConditions: [
          {
            matchVariables: [{ variableName: 'RequestUri' }]
            operator: 'BeginsWith'
            matchValues: ['/']
          }
        ]
      }
    ]
    managedRules: {
      managedRuleSets: [{ ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1' }]
    }
  }
}

resource gateway 'Microsoft.Network/applicationGateways@2023-11-01' = {
  name: gatewayName
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    sku: { name: 'WAF_v2', tier: 'WAF_v2' }
    autoscaleConfiguration: { minCapacity: 1, maxCapacity: 5 }
    firewallPolicy: { id: firewall.id }
    sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20220101' }
    gatewayIPConfigurations: [{ name: 'subnet', properties: { subnet: { id: subnetId } } }]
    frontendIPConfigurations: [{ name: 'public', properties: { publicIPAddress: { id: address.id } } }]
    frontendPorts: [{ name: 'https', properties: { port: 443 } }]
    sslCertificates: [{ name: 'certificate', properties: { keyVaultSecretId: certificateUri } }]
    backendAddressPools: [
      { name: 'functions', properties: { backendAddresses: [{ fqdn: functionHost }] } }
      { name: 'web', properties: { backendAddresses: [{ fqdn: webHost }] } }
    ]
    probes: [
      {
        name: 'healthz'
        properties: {
          protocol: 'Https'
          path: '/healthz'
          interval: 30
          timeout: 30
          unhealthyThreshold: 3
          pickHostNameFromBackendHttpSettings: true
        }
      }
    ]
    backendHttpSettingsCollection: [
      {
        name: 'functions'
        properties: {
          port: 443
          protocol: 'Https'
          requestTimeout: 200
          pickHostNameFromBackendAddress: true
          probe: { id: '${gatewayId}/probes/healthz' }
        }
      }
      {
        name: 'web'
        properties: { port: 443, protocol: 'Https', requestTimeout: 30, pickHostNameFromBackendAddress: true }
      }
    ]
    httpListeners: [
      {
        name: 'https'
        properties: {
          hostName: hostName
          protocol: 'Https'
          frontendIPConfiguration: { id: '${gatewayId}/frontendIPConfigurations/public' }
          frontendPort: { id: '${gatewayId}/frontendPorts/https' }
          sslCertificate: { id: '${gatewayId}/sslCertificates/certificate' }
        }
      }
    ]
    urlPathMaps: [
      {
        name: 'paths'
        properties: {
          defaultBackendAddressPool: { id: '${gatewayId}/backendAddressPools/web' }
          defaultBackendHttpSettings: { id: '${gatewayId}/backendHttpSettingsCollection/web' }
          pathRules: [
            {
              name: 'api'
              properties: {
                paths: ['/api/*', '/healthz']
                backendAddressPool: { id: '${gatewayId}/backendAddressPools/functions' }
                backendHttpSettings: { id: '${gatewayId}/backendHttpSettingsCollection/functions' }
              }
            }
          ]
        }
      }
    ]
    requestRoutingRules: [
      {
        name: 'all'
        properties: {
          ruleType: 'PathBasedRouting'
          priority: 100
          httpListener: { id: '${gatewayId}/httpListeners/https' }
          urlPathMap: { id: '${gatewayId}/urlPathMaps/paths' }
        }
      }
    ]
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: gateway
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}
