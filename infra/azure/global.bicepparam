// Global Azure: for trials and for agencies that article 39 does not bind.
using 'main.bicep'

param name = 'govmedia'
param location = 'southeastasia'
param hosting = 'FlexConsumption'
param durableBackend = 'durableTaskScheduler'
param useStaticWebApps = true
param staticWebAppLocation = 'eastasia'
param hostName = readEnvironmentVariable('GOVMEDIA_HOST_NAME')
param functionAppHostSuffix = readEnvironmentVariable('GOVMEDIA_FUNCTION_HOST_SUFFIX')
param mailHost = readEnvironmentVariable('GOVMEDIA_MAIL_HOST')
param mailFrom = readEnvironmentVariable('GOVMEDIA_MAIL_FROM')
param alertEmail = readEnvironmentVariable('GOVMEDIA_ALERT_EMAIL')
