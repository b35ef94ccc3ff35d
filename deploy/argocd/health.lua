-- Health of a StreamBusCluster for Argo CD. Argo CD sets obj to the object and reads the returned
-- table. The order of the checks is that of kstatus; docs/gitops.md explains the result.

local function condition(type)
  for _, each in ipairs(obj.status.conditions) do
    if each.type == type then
      return each
    end
  end
  return nil
end

local function isTrue(type)
  local found = condition(type)
  return found ~= nil and found.status == "True"
end

local function health(status, type)
  local found = condition(type)
  return { status = status, message = found ~= nil and found.message or "" }
end

if obj.metadata.deletionTimestamp ~= nil then
  return { status = "Progressing", message = "the cluster is being deleted" }
end

if obj.status == nil or obj.status.conditions == nil then
  return { status = "Progressing", message = "the operator has not reconciled the cluster yet" }
end

if obj.status.observedGeneration ~= obj.metadata.generation then
  return { status = "Progressing", message = "the operator has not observed the latest spec yet" }
end

if isTrue("Stalled") then
  return health("Degraded", "Stalled")
end

if isTrue("Reconciling") then
  return health("Progressing", "Reconciling")
end

if isTrue("Hibernated") then
  return health("Suspended", "Hibernated")
end

if isTrue("Paused") then
  return health("Suspended", "Paused")
end

if isTrue("Ready") then
  return health("Healthy", "Ready")
end

return health("Progressing", "Ready")
