{{/* Name of the chart in labels. */}}
{{- define "streambus-operator.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Name of all objects. At most 42 characters, so that suffixes fit into 63. */}}
{{- define "streambus-operator.fullname" -}}
{{- $name := include "streambus-operator.name" . }}
{{- $default := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) }}
{{- $fullname := .Values.fullnameOverride | default $default | trunc 42 | trimAll "-" }}
{{- if not (regexMatch "^[a-z][-a-z0-9]*$" $fullname) }}
{{- fail (printf "fullnameOverride: the name of all objects, '%s', must start with a lowercase letter and contain only lowercase letters, digits and '-', because it is part of the name of a Service; set the value fullnameOverride" $fullname) }}
{{- end }}
{{- $fullname }}
{{- end }}

{{- define "streambus-operator.selectorLabels" -}}
{{- dict
      "app.kubernetes.io/name" (include "streambus-operator.name" .)
      "app.kubernetes.io/instance" .Release.Name
      "app.kubernetes.io/component" "operator" | toYaml }}
{{- end }}

{{/* Labels of an object. Takes a list: the root, then maps of more labels, the most important first. */}}
{{- define "streambus-operator.labelsWith" -}}
{{- $root := first . }}
{{- $labels := dict
      "helm.sh/chart" (printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63)
      "app.kubernetes.io/name" (include "streambus-operator.name" $root)
      "app.kubernetes.io/instance" $root.Release.Name
      "app.kubernetes.io/version" $root.Chart.AppVersion
      "app.kubernetes.io/managed-by" $root.Release.Service
      "app.kubernetes.io/part-of" "streambus" }}
{{- range rest . }}
{{- $labels = merge $labels . }}
{{- end }}
{{- merge $labels (dict "app.kubernetes.io/component" "operator") $root.Values.commonLabels | toYaml }}
{{- end }}

{{- define "streambus-operator.labels" -}}
{{- include "streambus-operator.labelsWith" (list .) }}
{{- end }}

{{- define "streambus-operator.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (include "streambus-operator.fullname" .) }}
{{- end }}

{{- define "streambus-operator.image" -}}
{{- $image := .Values.image }}
{{- with .Values.global.imageRegistry }}{{ trimSuffix "/" . }}/{{ end }}{{ $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default .Chart.AppVersion }}{{ end }}
{{- end }}

{{- define "streambus-operator.imagePullSecrets" -}}
{{- with .Values.global.imagePullSecrets -}}
imagePullSecrets:
  {{- range . }}
  - name: {{ kindIs "map" . | ternary . (dict "name" .) | dig "name" "" | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Not empty on OpenShift. */}}
{{- define "streambus-operator.isOpenShift" -}}
{{- $detected := .Capabilities.APIVersions.Has "security.openshift.io/v1" }}
{{- if or (eq .Values.platform "openshift") (and (eq .Values.platform "auto") $detected) }}true{{ end }}
{{- end }}

{{- define "streambus-operator.podSecurityContext" -}}
{{- $context := .Values.podSecurityContext | default dict }}
{{- if include "streambus-operator.isOpenShift" . }}
{{- $context = omit $context "runAsUser" "runAsGroup" "fsGroup" }}
{{- end }}
{{- toYaml $context }}
{{- end }}

{{/* The JVM writes to /tmp, and the root file system is read-only. */}}
{{- define "streambus-operator.temporaryVolume" -}}
- name: tmp
  emptyDir:
    sizeLimit: 64Mi
{{- end }}

{{/* Where the test creates clusters, as dry runs. */}}
{{- define "streambus-operator.testNamespace" -}}
{{- .Values.watch.namespaces | first | default .Release.Namespace }}
{{- end }}

{{/* Labels and annotations of what the test pod needs, which is created before it. */}}
{{- define "streambus-operator.testMetadata" -}}
labels:
  {{- include "streambus-operator.labelsWith" (list . (dict "app.kubernetes.io/component" "test")) | nindent 2 }}
annotations:
  helm.sh/hook: test
  helm.sh/hook-weight: "-1"
  helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
{{- end }}

{{/* Watched namespaces without duplicates, separated by commas; empty for all namespaces. */}}
{{- define "streambus-operator.namespaces" -}}
{{- .Values.watch.namespaces | uniq | join "," }}
{{- end }}

{{/* Selects the namespaces of clusters. */}}
{{- define "streambus-operator.namespaceSelector" -}}
{{- if .Values.watch.namespaces -}}
namespaceSelector:
  matchExpressions:
    - key: kubernetes.io/metadata.name
      operator: In
      values:
        {{- toYaml (uniq .Values.watch.namespaces) | nindent 8 }}
{{- else -}}
namespaceSelector: {}
{{- end }}
{{- end }}

{{- define "streambus-operator.leaseNamespace" -}}
{{- .Values.leaderElection.namespace | default .Release.Namespace }}
{{- end }}

{{/* Secret with the certificate of the metrics server; empty if there is none. */}}
{{- define "streambus-operator.metricsCertificate" -}}
{{- if .Values.metrics.secure.enabled }}{{ .Values.metrics.secure.certificateSecret }}{{ end }}
{{- end }}
