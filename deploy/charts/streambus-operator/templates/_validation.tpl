{{/* Rejects combinations of values that values.schema.json cannot express clearly. */}}
{{- define "streambus-operator.validate" -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.leaderElection.enabled) }}
{{- fail "replicas: must be at most 1 without leaderElection.enabled, because active replicas would revert each other's changes" }}
{{- end }}
{{- if and .Values.metrics.enabled (eq (int .Values.metrics.port) (int .Values.probes.port)) }}
{{- fail "metrics.port and probes.port: must differ" }}
{{- end }}
{{- if and .Values.metrics.secure.enabled (not .Values.metrics.enabled) }}
{{- fail "metrics.secure.enabled: requires metrics.enabled" }}
{{- end }}
{{- if and .Values.metrics.serviceMonitor.enabled (not .Values.metrics.enabled) }}
{{- fail "metrics.serviceMonitor.enabled: requires metrics.enabled" }}
{{- end }}
{{- if and .Values.metrics.prometheusRule.enabled (not .Values.metrics.enabled) }}
{{- fail "metrics.prometheusRule.enabled: requires metrics.enabled" }}
{{- end }}
{{- if not (or .Values.serviceAccount.create .Values.serviceAccount.name) }}
{{- fail "serviceAccount.name: required without serviceAccount.create; the ServiceAccount default would share the permissions with other pods" }}
{{- end }}
{{- if and .Values.deletionProtection.enabled (semverCompare "<1.30.0-0" .Capabilities.KubeVersion.Version) }}
{{- fail "deletionProtection.enabled: requires Kubernetes 1.30, which serves ValidatingAdmissionPolicies" }}
{{- end }}
{{- /* As the operator parses it. */}}
{{- $key := `([a-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?` }}
{{- $value := `([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?` }}
{{- $requirement := printf `\s*(!?%[1]s|%[1]s\s*(=|==|!=)\s*%[2]s|%[1]s\s+(in|notin)\s*\(\s*%[2]s(\s*,\s*%[2]s)*\s*\))\s*` $key $value }}
{{- if not (regexMatch (printf "^(%[1]s(,%[1]s)*)?$" $requirement) .Values.watch.selector) }}
{{- fail (printf "watch.selector: '%s' is not a label selector such as tier=gold or tier in (gold,silver)" .Values.watch.selector) }}
{{- end }}
{{- $flags := dict }}
{{- range concat (include "streambus-operator.ownArgs" . | fromYamlArray) .Values.extraArgs }}
{{- $flag := splitList "=" . | first }}
{{- if hasKey $flags $flag }}
{{- fail (printf "extraArgs: the flag %s is set already, by a value of the chart or twice in extraArgs" $flag) }}
{{- end }}
{{- $_ := set $flags $flag true }}
{{- end }}
{{- end }}
