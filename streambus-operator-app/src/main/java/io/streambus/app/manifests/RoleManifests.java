package io.streambus.app.manifests;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import io.streambus.operator.permissions.Permission.PermissionScope;
import java.util.List;
import java.util.Map;

/** Roles of the operator and of the users of clusters, as trees of maps and lists. */
record RoleManifests(InstallOptions options) {

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String NAME = "name";
  private static final String NAMESPACE = "namespace";
  private static final String OPERATOR = "streambus-operator";
  private static final String LEADER_ELECTION = OPERATOR + "-leader-election";
  private static final ImmutableMap<String, Object> LABELS =
      ImmutableMap.of("app.kubernetes.io/name", OPERATOR);

  List<Map<String, Object>> serviceAccount() {
    return List.of(
        object("v1", "ServiceAccount", metadata(OPERATOR, options.namespace())).buildOrThrow());
  }

  /** The permissions on clusters: everywhere, or in each watched namespace. */
  List<Map<String, Object>> clusterAccess() {
    if (options.isClusterWide()) {
      return List.of(
          role("ClusterRole", metadata(OPERATOR), OperatorPermissions.clusterWide()),
          binding("ClusterRole", metadata(OPERATOR)));
    }
    ImmutableList.Builder<Map<String, Object>> all = ImmutableList.builder();
    for (String namespace : options.watchedNamespaces()) {
      Map<String, Object> metadata = metadata(OPERATOR, namespace);
      all.add(role("Role", metadata, OperatorPermissions.in(PermissionScope.NAMESPACE)))
          .add(binding("Role", metadata));
    }
    return all.build();
  }

  /** The permission to ask who may read the metrics, and a role for those who may. */
  List<Map<String, Object>> metricsAccess() {
    if (!options.features().contains(PermissionFeature.SECURE_METRICS)) {
      return List.of();
    }
    Map<String, Object> metadata = metadata(OPERATOR + "-metrics-auth");
    return List.of(
        role("ClusterRole", metadata, OperatorPermissions.in(PermissionScope.ACCESS_REVIEW)),
        binding("ClusterRole", metadata),
        object(RBAC + "/v1", "ClusterRole", metadata(OPERATOR + "-metrics-reader"))
            .put(
                "rules",
                List.of(
                    ImmutableMap.of(
                        "nonResourceURLs", List.of("/metrics"), "verbs", List.of("get"))))
            .buildOrThrow());
  }

  List<Map<String, Object>> leaderElection() {
    Map<String, Object> metadata = metadata(LEADER_ELECTION, options.namespace());
    return List.of(
        role("Role", metadata, OperatorPermissions.in(PermissionScope.OPERATOR)),
        binding("Role", metadata));
  }

  /** Adds the permissions on StreamBusClusters to the default roles of Kubernetes. */
  List<Map<String, Object>> userAccess() {
    return options.isClusterWide()
        ? List.of(
            aggregated("view", List.of("view", "edit", "admin"), List.of("get", "list", "watch")),
            aggregated(
                "edit",
                List.of("edit", "admin"),
                List.of("create", "update", "patch", "delete", "deletecollection")))
        : List.of();
  }

  private static Map<String, Object> aggregated(
      String suffix, List<String> roles, List<String> verbs) {
    ImmutableMap.Builder<String, Object> labels = ImmutableMap.builder();
    labels.putAll(LABELS);
    roles.forEach(role -> labels.put(RBAC + "/aggregate-to-" + role, "true"));
    Map<String, Object> metadata =
        ImmutableMap.of(NAME, "streambus-" + suffix, "labels", labels.build());
    Map<String, Object> rule =
        ImmutableMap.of(
            "apiGroups",
            List.of(StreamBusCluster.GROUP),
            "resources",
            List.of("streambusclusters", "streambusclusters/scale"),
            "verbs",
            verbs);
    return object(RBAC + "/v1", "ClusterRole", metadata).put("rules", List.of(rule)).buildOrThrow();
  }

  private Map<String, Object> role(
      String kind, Map<String, Object> metadata, List<Permission> permissions) {
    List<?> rules =
        permissions.stream()
            .filter(permission -> options.features().contains(permission.feature()))
            .map(Permission::rule)
            .toList();
    return object(RBAC + "/v1", kind, metadata).put("rules", rules).buildOrThrow();
  }

  private Map<String, Object> binding(String roleKind, Map<String, Object> metadata) {
    Map<String, String> role =
        ImmutableMap.of(
            "apiGroup", RBAC, "kind", roleKind, NAME, String.valueOf(metadata.get(NAME)));
    Map<String, String> subject =
        ImmutableMap.of("kind", "ServiceAccount", NAME, OPERATOR, NAMESPACE, options.namespace());
    return object(RBAC + "/v1", roleKind + "Binding", metadata)
        .put("roleRef", role)
        .put("subjects", List.of(subject))
        .buildOrThrow();
  }

  private static ImmutableMap.Builder<String, Object> object(
      String apiVersion, String kind, Map<String, Object> metadata) {
    return ImmutableMap.<String, Object>builder()
        .put("apiVersion", apiVersion)
        .put("kind", kind)
        .put("metadata", metadata);
  }

  private static Map<String, Object> metadata(String name) {
    return ImmutableMap.of(NAME, name, "labels", LABELS);
  }

  private static Map<String, Object> metadata(String name, String namespace) {
    return ImmutableMap.of(NAME, name, NAMESPACE, namespace, "labels", LABELS);
  }
}
