package io.streambus.deploy.olm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.manifests.InstallOptions;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import io.streambus.operator.permissions.Permission.PermissionScope;
import io.streambus.resources.objects.ManagedResources;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What OLM installs and shows.
 *
 * @param source what is not in the code
 * @param deployment the Deployment of the operator
 */
record ClusterServiceVersion(BundleSource source, JsonNode deployment) {

  private static final String NAME = "streambus-operator";

  /** OLM writes the namespaces of an OperatorGroup into this annotation; empty for all. */
  private static final String TARGET_NAMESPACES = "metadata.annotations['olm.targetNamespaces']";

  Map<String, Object> tree() throws JsonProcessingException {
    return ImmutableMap.of(
        "apiVersion",
        "operators.coreos.com/v1alpha1",
        "kind",
        "ClusterServiceVersion",
        "metadata",
        metadata(),
        "spec",
        spec());
  }

  private Map<String, Object> metadata() {
    return ImmutableMap.of(
        "name",
        NAME + ".v" + version(),
        "namespace",
        "placeholder",
        "annotations",
        ImmutableMap.of(
            "alm-examples", source.examples(),
            "capabilities", "Seamless Upgrades",
            "categories", "Streaming & Messaging",
            "containerImage", InstallOptions.DEFAULT_IMAGE,
            "description", "Runs StreamBus clusters on Kubernetes."));
  }

  private Map<String, Object> spec() throws JsonProcessingException {
    return ImmutableMap.<String, Object>builder()
        .put("displayName", "StreamBus operator")
        .put("description", source.description())
        .put("version", version())
        .put("maturity", "alpha")
        .put("minKubeVersion", "1.29.0")
        .put("keywords", List.of("streambus", "messaging", "streaming"))
        .put("provider", ImmutableMap.of("name", "StreamBus"))
        .put(
            "icon",
            List.of(ImmutableMap.of("base64data", source.icon(), "mediatype", "image/svg+xml")))
        .put("installModes", installModes())
        .put("install", ImmutableMap.of("strategy", "deployment", "spec", install()))
        .put("customresourcedefinitions", ImmutableMap.of("owned", List.of(ownedCrd())))
        .put("relatedImages", source.images().stream().map(this::relatedImage).toList())
        .build();
  }

  private static List<Map<String, Object>> installModes() {
    return Stream.of("OwnNamespace", "SingleNamespace", "MultiNamespace", "AllNamespaces")
        .<Map<String, Object>>map(type -> ImmutableMap.of("type", type, "supported", true))
        .toList();
  }

  /** OLM grants {@code permissions} in the namespaces of the OperatorGroup and of the operator. */
  private Map<String, Object> install() {
    return ImmutableMap.of(
        "permissions",
        List.of(granted(PermissionScope.NAMESPACE, PermissionScope.OPERATOR)),
        "clusterPermissions",
        List.of(granted(PermissionScope.CLUSTER)),
        "deployments",
        List.of(
            ImmutableMap.of(
                "name", NAME,
                "label", deployment.at("/metadata/labels"),
                "spec", deploymentSpec())));
  }

  private static Map<String, Object> granted(PermissionScope... scopes) {
    List<PolicyRule> rules =
        Stream.of(scopes)
            .flatMap(scope -> OperatorPermissions.in(scope).stream())
            .map(Permission::rule)
            .toList();
    return ImmutableMap.of("serviceAccountName", NAME, "rules", rules);
  }

  private JsonNode deploymentSpec() {
    ObjectNode spec = deployment.path("spec").deepCopy();
    // OpenShift assigns the IDs; elsewhere, those of the image apply.
    ((ObjectNode) spec.at("/template/spec/securityContext"))
        .remove(List.of("runAsUser", "runAsGroup"));
    ArrayNode variables = ((ObjectNode) spec.at("/template/spec/containers/0")).putArray("env");
    ObjectNode variable = variables.addObject().put("name", "STREAMBUS_OPERATOR_WATCH_NAMESPACES");
    variable.putObject("valueFrom").putObject("fieldRef").put("fieldPath", TARGET_NAMESPACES);
    return spec;
  }

  private static Map<String, Object> ownedCrd() throws JsonProcessingException {
    JsonNode crd = new YAMLMapper().readTree(StreamBusClusterCrd.asYaml());
    JsonNode properties = crd.at("/spec/versions/0/schema/openAPIV3Schema/properties");
    return ImmutableMap.<String, Object>builder()
        .put("name", StreamBusClusterCrd.NAME)
        .put("kind", HasMetadata.getKind(StreamBusCluster.class))
        .put("version", HasMetadata.getVersion(StreamBusCluster.class))
        .put("displayName", "StreamBus cluster")
        .put("description", "A StreamBus cluster.")
        .put("resources", resources())
        .put("specDescriptors", new Descriptors(Descriptors.OF_SPEC).of(properties.path("spec")))
        .put(
            "statusDescriptors",
            new Descriptors(Descriptors.OF_STATUS).of(properties.path("status")))
        .build();
  }

  private static List<Map<String, Object>> resources() {
    return Stream.of(ManagedResources.values())
        .map(ManagedResources::kind)
        .distinct()
        .<Map<String, Object>>map(
            kind ->
                ImmutableMap.of(
                    "kind", HasMetadata.getKind(kind), "version", HasMetadata.getVersion(kind)))
        .toList();
  }

  private Map<String, Object> relatedImage(String image) {
    String repository = image.substring(0, image.lastIndexOf(':'));
    return ImmutableMap.of("name", repository.replace('/', '-'), "image", image);
  }

  private static String version() {
    String image = InstallOptions.DEFAULT_IMAGE;
    return image.substring(image.lastIndexOf(':') + 1);
  }
}
