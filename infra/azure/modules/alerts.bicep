// What must wake someone: failing requests, exceptions, silence, a store that fails, a vault that refuses.
param name string
param location string
param tags object
param actionGroupId string
param insightsId string
param registerStorageId string
param vaultId string

var queries = [
  {
    key: 'failing-requests'
    text: 'Requests end with 5xx.'
    severity: 1
    query: 'requests | where toint(resultCode) >= 500'
    threshold: 5
    operator: 'GreaterThan'
    window: 'PT15M'
  }
  {
    key: 'failing-functions'
    text: 'Functions throw: activities, timers or orchestrations.'
    severity: 2
    query: 'exceptions'
    threshold: 20
    operator: 'GreaterThan'
    window: 'PT15M'
  }
  {
    key: 'silence'
    text: 'No timer function ran for an hour: reminders and breaches would be late.'
    severity: 0
    query: 'requests | where success == true and isempty(url)'
    threshold: 1
    operator: 'LessThan'
    window: 'PT1H'
  }
]

resource query 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for one in queries: {
  name: '${name}-${one.key}'
  location: location
  tags: tags
  properties: {
    description: one.text
    severity: one.severity
    enabled: true
    scopes: [insightsId]
    evaluationFrequency: 'PT5M'
    windowSize: one.window
    criteria: {
      allOf: [
        {
          query: one.query
          timeAggregation: 'Count'
          operator: one.operator
          threshold: one.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [actionGroupId] }
  }
}]

resource storeAvailability 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-register-availability'
  location: 'global'
  tags: tags
  properties: {
    description: 'The register\'s store answers less than 99 per cent of requests.'
    severity: 1
    enabled: true
    scopes: [registerStorageId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'availability'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Availability'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 99
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}

resource vaultAvailability 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-vault-availability'
  location: 'global'
  tags: tags
  properties: {
    description: 'The vault answers less than 99 per cent of requests.'
    severity: 2
    enabled: true
    scopes: [vaultId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'availability'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Availability'
          timeAggregation: 'Average'
          operator: 'LessThan'
          threshold: 99
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
