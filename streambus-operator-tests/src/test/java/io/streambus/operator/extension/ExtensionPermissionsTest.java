package io.streambus.operator.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import io.streambus.resources.extension.AdditionalObject;
import io.streambus.resources.extension.ClusterExtension;
import io.streambus.resources.extension.Extensions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Otherwise, an operator whose role was built from the list could not create the objects of an
 * extension, or not delete them.
 */
class ExtensionPermissionsTest {

  @Test
  void objectOfFurtherKindIsManaged() {
    assertThat(added(Ingress.class))
        .singleElement()
        .satisfies(
            permission -> {
              assertThat(permission.group()).isEqualTo("networking.k8s.io");
              assertThat(permission.resources()).containsExactly("ingresses");
              assertThat(permission.verbs()).contains("list", "watch", "create", "patch", "delete");
            });
  }

  /** The Services of the operator itself are deleted with their cluster only. */
  @Test
  void objectOfKindThatTheOperatorNeverDeletesCanBeDeleted() {
    assertThat(added(Service.class))
        .singleElement()
        .satisfies(permission -> assertThat(permission.verbs()).contains("delete"));
  }

  @Test
  void objectOfKindThatTheOperatorManagesNeedsNoPermission() {
    assertThat(added(ConfigMap.class)).isEmpty();
  }

  @Test
  void definitionOfKindOfAnotherProjectIsWatched() {
    assertThat(added(Dashboard.class))
        .extracting(Permission::resources)
        .containsExactly(List.of("dashboards"), List.of("customresourcedefinitions"));
  }

  private static <T extends HasMetadata> List<Permission> added(Class<T> type) {
    ClusterExtension extension =
        new ClusterExtension() {
          @Override
          public String name() {
            return "adding";
          }

          @Override
          public List<AdditionalObject<?>> additionalObjects() {
            return List.of(new AdditionalObject<>(type, "other", cluster -> Optional.empty()));
          }
        };
    List<Permission> all = OperatorPermissions.of(Extensions.of(List.of(extension)));
    return all.subList(OperatorPermissions.all().size(), all.size());
  }

  /** An object that another project defines. */
  @Group("example.com")
  @Version("v1")
  public static final class Dashboard extends CustomResource<Void, Void> implements Namespaced {

    private static final long serialVersionUID = 1L;
  }
}
