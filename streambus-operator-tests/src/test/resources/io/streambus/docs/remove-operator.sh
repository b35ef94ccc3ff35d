#!/usr/bin/env bash
# Removes an operator that was installed in any way, and the CRD.
set -euo pipefail
helm uninstall streambus-operator -n streambus-system --ignore-not-found
for namespace in streambus-system streaming payments; do
  kubectl delete deployment,service,poddisruptionbudget,role,rolebinding,serviceaccount \
    -n "$namespace" -l app.kubernetes.io/name=streambus-operator
done
kubectl delete clusterrole,clusterrolebinding -l app.kubernetes.io/name=streambus-operator
kubectl delete crd streambusclusters.streambus.io --ignore-not-found
