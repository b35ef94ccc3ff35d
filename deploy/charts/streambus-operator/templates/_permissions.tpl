{{/* Whether the values switch a feature of files/permissions.yaml on; not empty if so. */}}
{{- define "streambus-operator.hasFeature" -}}
{{- $switches := merge (dict "core" true "leaderElection" .root.Values.leaderElection.enabled "secureMetrics" .root.Values.metrics.secure.enabled) .root.Values.rbac.features }}
{{- $switch := .feature | replace "-" " " | title | nospace | untitle }}
{{- if not (hasKey $switches $switch) }}
{{- fail (printf "files/permissions.yaml: feature %s has no value rbac.features.%s" .feature $switch) }}
{{- end }}
{{- if get $switches $switch }}true{{ end }}
{{- end }}

{{/* Rules of files/permissions.yaml with one of the scopes, and a feature that is switched on. */}}
{{- define "streambus-operator.rules" -}}
{{- $root := .root }}
{{- $scopes := .scopes }}
{{- range $root.Files.Get "files/permissions.yaml" | fromYamlArray }}
{{- if kindIs "string" . }}
{{- fail (printf "files/permissions.yaml: %s" .) }}
{{- end }}
{{- if and (has .scope $scopes) (include "streambus-operator.hasFeature" (dict "root" $root "feature" .feature)) }}
# {{ .feature }}
{{ toYaml (list .rule) }}
{{- end }}
{{- end }}
{{- end }}

{{- define "streambus-operator.roleSubjects" -}}
- kind: ServiceAccount
  name: {{ include "streambus-operator.serviceAccountName" . | quote }}
  namespace: {{ .Release.Namespace | quote }}
{{- end }}
