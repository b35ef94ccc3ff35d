{{/* YAML 1.1 reads on and off as booleans. */}}
{{- define "streambus-operator.brokerApi" -}}
{{- kindIs "bool" .Values.brokerApi | ternary (eq (toString .Values.brokerApi) "true" | ternary "on" "off") .Values.brokerApi }}
{{- end }}

{{/* Arguments that the chart has values for. Flags without a value are omitted, so that their defaults apply. */}}
{{- define "streambus-operator.ownArgs" -}}
- run
- --leader-elect={{ .Values.leaderElection.enabled }}
{{- if .Values.leaderElection.enabled }}
- --leader-election-namespace={{ include "streambus-operator.leaseNamespace" . }}
{{- end }}
- --metrics-bind-address={{ .Values.metrics.enabled | ternary (printf ":%d" (int .Values.metrics.port)) "0" }}
{{- if .Values.metrics.secure.enabled }}
- --metrics-secure
{{- if .Values.metrics.secure.certificateSecret }}
- --metrics-cert-dir=/etc/streambus-operator-metrics
{{- end }}
{{- end }}
- --health-probe-bind-address=:{{ int .Values.probes.port }}
{{- with include "streambus-operator.namespaces" . }}
- --watch-namespaces={{ . }}
{{- end }}
{{- with .Values.watch.selector }}
- {{ printf "--watch-selector=%s" . | quote }}
{{- end }}
- --cluster-domain={{ .Values.clusterDomain }}
{{- if .Values.operatorNamespace }}
- --operator-namespace={{ .Values.operatorNamespace }}
{{- else }}
{{- $labels := list }}
{{- range $key, $value := include "streambus-operator.selectorLabels" . | fromYaml }}
{{- $labels = append $labels (printf "%s=%s" $key $value) }}
{{- end }}
- {{ printf "--operator-pod-labels=%s" (join "," $labels) | quote }}
{{- end }}
{{- if ne .Values.platform "auto" }}
- --platform={{ .Values.platform }}
{{- end }}
{{- with .Values.global.imageRegistry }}
- --image-registry={{ trimSuffix "/" . }}
{{- end }}
{{- with .Values.podPolicy }}
{{- if ne .level "baseline" }}
- --pod-security={{ .level }}
{{- end }}
{{- if ne (join "," .allowedImages) "*" }}
- {{ printf "--allowed-images=%s" (join "," .allowedImages) | quote }}
{{- end }}
{{- if ne (join "," .allowedServiceAccounts) "*" }}
- {{ printf "--allowed-service-accounts=%s" (join "," .allowedServiceAccounts) | quote }}
{{- end }}
{{- if ne (join "," .allowedPriorityClasses) "*" }}
- {{ printf "--allowed-priority-classes=%s" (join "," .allowedPriorityClasses) | quote }}
{{- end }}
{{- end }}
- --parallelism={{ int .Values.parallelism }}
- --broker-api={{ include "streambus-operator.brokerApi" . }}
- --log-level={{ .Values.logging.level }}
- --log-format={{ .Values.logging.format }}
- --log-config-file=/etc/streambus-operator/log-levels
{{- end }}

{{- define "streambus-operator.args" -}}
{{- include "streambus-operator.ownArgs" . }}
{{- range .Values.extraArgs }}
- {{ . | quote }}
{{- end }}
{{- end }}
