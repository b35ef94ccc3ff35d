{{/* Kubernetes appends 11 characters in a pod label of at most 63, and names Services after the cluster. */}}
{{- define "streambus-cluster.name" -}}
{{- $name := .Values.name | default .Release.Name }}
{{- if not (regexMatch "^[a-z]([-a-z0-9]{0,50}[a-z0-9])?$" $name) }}
{{- fail (printf "name: the name of the cluster, '%s', must start with a lowercase letter, contain only lowercase letters, digits and '-', end with a letter or digit, and have at most 52 characters; set the value name" $name) }}
{{- end }}
{{- $name }}
{{- end }}

{{/* The labels of the user take precedence. */}}
{{- define "streambus-cluster.labels" -}}
{{- $labels := dict
      "helm.sh/chart" (printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63)
      "app.kubernetes.io/name" .Chart.Name
      "app.kubernetes.io/instance" .Release.Name
      "app.kubernetes.io/managed-by" .Release.Service
      "app.kubernetes.io/part-of" "streambus" }}
{{- merge (dict) (.Values.labels | default dict) $labels | toYaml }}
{{- end }}
