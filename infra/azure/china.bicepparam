// Azure operated in mainland China: Elastic Premium, a storage hub, web pages from a storage account.
using 'main.bicep'

param name = 'govmedia'
param location = 'chinanorth3'
param hosting = 'ElasticPremium'
param durableBackend = 'azureStorage'
param useStaticWebApps = false
param registerSku = 'Standard_ZRS'
param hostName = readEnvironmentVariable('GOVMEDIA_HOST_NAME')
param functionAppHostSuffix = readEnvironmentVariable('GOVMEDIA_FUNCTION_HOST_SUFFIX')
param mailHost = readEnvironmentVariable('GOVMEDIA_MAIL_HOST')
param mailFrom = readEnvironmentVariable('GOVMEDIA_MAIL_FROM')
param alertEmail = readEnvironmentVariable('GOVMEDIA_ALERT_EMAIL')
