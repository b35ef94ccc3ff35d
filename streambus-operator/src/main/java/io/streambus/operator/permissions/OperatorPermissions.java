package io.streambus.operator.permissions;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BuiltInApis;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import io.streambus.operator.permissions.Permission.PermissionScope;
import io.streambus.resources.extension.Extensions;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All permissions that the operator needs. Roles in manifests, in the Helm chart and in the test
 * environment are built from this list, so a request that it does not permit fails in the tests.
 */
public final class OperatorPermissions {

  private static final List<String> WATCH = List.of("list", "watch");

  /**
   * Server-side apply creates objects with PATCH, which requires both verbs. An object that exists
   * but is not watched, because its labels were removed, is read once to determine its owner.
   */
  private static final List<String> APPLY = List.of("get", "list", "watch", "create", "patch");

  private static final List<String> MANAGE =
      List.of("get", "list", "watch", "create", "patch", "delete");

  /** Every cluster has objects of these kinds; garbage collection deletes them with the cluster. */
  private static final ImmutableSet<Class<? extends HasMetadata>> NEVER_DELETED =
      ImmutableSet.of(ServiceAccount.class, Service.class);

  private OperatorPermissions() {}

  /** {@return the permissions, grouped by feature} */
  public static List<Permission> all() {
    return Stream.of(
            core(),
            leaderElection(),
            certificates(),
            optionalKinds(),
            diagnostics(),
            secureMetrics())
        .flatMap(List::stream)
        .collect(ImmutableList.toImmutableList());
  }

  /**
   * {@return the permissions of an operator with extensions} What extensions add counts to {@link
   * PermissionFeature#CORE}.
   *
   * @param extensions the extensions
   */
  public static List<Permission> of(Extensions extensions) {
    return Stream.concat(
            all().stream(),
            extensions.types().stream()
                .filter(type -> NEVER_DELETED.contains(type) || !isManaged(type))
                .flatMap(OperatorPermissions::ofAdditional))
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean isManaged(Class<? extends HasMetadata> type) {
    return Arrays.stream(ManagedResources.values()).anyMatch(each -> each.kind().equals(type));
  }

  private static Stream<Permission> ofAdditional(Class<? extends HasMetadata> type) {
    Permission managing =
        inNamespace(
            PermissionFeature.CORE,
            HasMetadata.getGroup(type),
            HasMetadata.getPlural(type),
            MANAGE);
    return BuiltInApis.contain(type)
        ? Stream.of(managing)
        : Stream.of(
            managing,
            watchingDefinition(PermissionFeature.CORE, HasMetadata.getFullResourceName(type)));
  }

  /**
   * {@return the permissions that must be granted in the given scope}
   *
   * @param scope the scope
   */
  public static List<Permission> in(PermissionScope scope) {
    return all().stream()
        .filter(permission -> permission.scope() == scope)
        .collect(ImmutableList.toImmutableList());
  }

  /** {@return the permissions on clusters of an operator that watches all namespaces} */
  public static List<Permission> clusterWide() {
    return all().stream()
        .filter(
            permission ->
                permission.scope() == PermissionScope.NAMESPACE
                    || permission.scope() == PermissionScope.CLUSTER)
        .collect(ImmutableList.toImmutableList());
  }

  private static List<Permission> core() {
    ImmutableList.Builder<Permission> core = ImmutableList.builder();
    core.add(
        inNamespace(PermissionFeature.CORE, StreamBusCluster.GROUP, "streambusclusters", WATCH),
        inNamespace(
            PermissionFeature.CORE,
            StreamBusCluster.GROUP,
            "streambusclusters/status",
            List.of("patch")),
        // Children refer to their owner with blockOwnerDeletion. The admission plugin
        // OwnerReferencesPermissionEnforcement, which OpenShift enables, requires this for it.
        inNamespace(
            PermissionFeature.CORE,
            StreamBusCluster.GROUP,
            "streambusclusters/finalizers",
            List.of("update")));
    ManagedResources.builtInKinds()
        .forEach(kind -> core.add(managing(PermissionFeature.CORE, kind)));
    return core.add(
            inNamespace(
                PermissionFeature.CORE, "", "pods", List.of("list", "watch", "patch", "delete")),
            // Brokers that serve clients are evicted; only the others are deleted.
            inNamespace(PermissionFeature.CORE, "", "pods/eviction", List.of("create")),
            inNamespace(PermissionFeature.CORE, "apps", "controllerrevisions", List.of("get")),
            inNamespace(
                PermissionFeature.CORE,
                "",
                "persistentvolumeclaims",
                List.of("list", "watch", "patch", "delete")),
            inNamespace(PermissionFeature.CORE, "", "events", List.of("create")))
        .build();
  }

  private static List<Permission> leaderElection() {
    return List.of(
        new Permission(
            PermissionFeature.LEADER_ELECTION,
            PermissionScope.OPERATOR,
            "coordination.k8s.io",
            List.of("leases"),
            List.of(),
            List.of("get", "create", "patch")));
  }

  private static List<Permission> certificates() {
    return List.of(
        inNamespace(PermissionFeature.SECRETS, "", "secrets", WATCH),
        inNamespace(PermissionFeature.SELF_SIGNED, "", "secrets", List.of("create", "patch")));
  }

  private static List<Permission> optionalKinds() {
    ImmutableList.Builder<Permission> all = ImmutableList.builder();
    for (OptionalKind kind : OptionalKind.values()) {
      PermissionFeature feature = feature(kind);
      all.add(managing(feature, kind.type()), watchingDefinition(feature, kind.crd()));
    }
    return all.build();
  }

  private static Permission watchingDefinition(PermissionFeature feature, String crd) {
    return new Permission(
        feature,
        PermissionScope.CLUSTER,
        "apiextensions.k8s.io",
        List.of("customresourcedefinitions"),
        List.of(crd),
        WATCH);
  }

  private static PermissionFeature feature(OptionalKind kind) {
    return switch (kind) {
      case CERTIFICATE -> PermissionFeature.CERT_MANAGER;
      case SERVICE_MONITOR -> PermissionFeature.SERVICE_MONITOR;
    };
  }

  private static List<Permission> diagnostics() {
    return List.of(
        new Permission(
            PermissionFeature.NODE_CHECKS,
            PermissionScope.CLUSTER,
            "",
            List.of("nodes"),
            List.of(),
            List.of("list")),
        inNamespace(PermissionFeature.DIAGNOSTICS, "", "events", List.of("list")));
  }

  private static List<Permission> secureMetrics() {
    return List.of(
        accessReview("authentication.k8s.io", "tokenreviews"),
        accessReview("authorization.k8s.io", "subjectaccessreviews"));
  }

  private static Permission accessReview(String group, String resource) {
    return new Permission(
        PermissionFeature.SECURE_METRICS,
        PermissionScope.ACCESS_REVIEW,
        group,
        List.of(resource),
        List.of(),
        List.of("create"));
  }

  private static Permission managing(PermissionFeature feature, Class<? extends HasMetadata> kind) {
    return inNamespace(
        feature,
        HasMetadata.getGroup(kind),
        HasMetadata.getPlural(kind),
        NEVER_DELETED.contains(kind) ? APPLY : MANAGE);
  }

  private static Permission inNamespace(
      PermissionFeature feature, String group, String resource, List<String> verbs) {
    return new Permission(
        feature, PermissionScope.NAMESPACE, group, List.of(resource), List.of(), verbs);
  }
}
