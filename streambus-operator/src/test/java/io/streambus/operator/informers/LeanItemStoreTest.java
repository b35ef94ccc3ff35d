package io.streambus.operator.informers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ManagedNames;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import io.streambus.operator.kubernetes.client.StrayPod;
import io.streambus.resources.objects.ManagedResources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees that objects with the labels of the operator, which anyone can create in their
 * namespace, do not fill the memory that all clusters share.
 */
class LeanItemStoreTest {

  private static final int OBJECTS = 400;
  private static final int MEBIBYTE = 1 << 20;
  private static final int MAX_ANNOTATIONS = 1 << 18;
  private static final int MAX_IDENTITY = 300;
  private static final KubernetesSerialization SERIALIZATION = LeanSerialization.create();

  @Test
  void largeObjectsWithoutClusterAreStoredByIdentityOnly() {
    assertThat(stored(i -> configMap("dump-" + i, List.of())))
        .as("400 ConfigMaps of 1 MiB")
        .isLessThan(OBJECTS * MAX_IDENTITY);
  }

  @Test
  void largeObjectsOfClusterWithOtherNamesAreStoredByIdentityOnly() {
    assertThat(stored(i -> configMap("dump-" + i, List.of(owner("demo")))))
        .isLessThan(OBJECTS * MAX_IDENTITY);
  }

  @Test
  void largeDataOfObjectThatClusterUsesIsNotStored() {
    assertThat(stored(i -> configMap("c%d-config".formatted(i), List.of(owner("c" + i)))))
        .isLessThan(OBJECTS * 2 * MAX_IDENTITY);
  }

  @ParameterizedTest
  @EnumSource
  void everyManagedKindCanBeStoredByIdentity(ManagedResources managed) throws Exception {
    // Given
    HasMetadata object = managed.kind().getDeclaredConstructor().newInstance();
    object.setMetadata(metadata("dump").withAnnotations(annotations("x", MAX_ANNOTATIONS)).build());

    // When
    HasMetadata stored = put(store(), object);

    // Then
    assertThat(stored).isInstanceOf(managed.kind());
    assertThat(weight(stored)).isLessThan(MAX_IDENTITY);
    assertThat(stored.getMetadata().getUid()).isEqualTo("uid-dump");
    assertThat(stored.getMetadata().getResourceVersion()).isEqualTo("7");
  }

  @Test
  void objectIsStoredWholeOnceClusterOwnsIt() {
    // Given
    LeanItemStore<HasMetadata> store = store();
    put(store, small("demo-config", List.of()));

    // When
    HasMetadata owned = put(store, small("demo-config", List.of(owner("demo"))));

    // Then
    assertThat(((ConfigMap) owned).getData()).containsEntry("broker.yaml", "raft: {}");
    assertThat(owned.getMetadata().getLabels())
        .containsEntry(ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR);
    assertThat(owned.getMetadata().getAnnotations()).containsEntry("streambus.io/fingerprint", "f");
  }

  @Test
  void ownAnnotationsRemainBesideLargeOnesOfOthers() {
    // Given
    ObjectMeta metadata =
        metadata("demo")
            .withOwnerReferences(owner("demo"))
            .withAnnotations(annotations("backup.example.com/", MAX_ANNOTATIONS))
            .addToAnnotations("streambus.io/fingerprint", "f")
            .build();
    ConfigMap object = new ConfigMapBuilder().withMetadata(metadata).build();

    // When
    Map<String, String> stored = put(store(), object).getMetadata().getAnnotations();

    // Then
    assertThat(stored).containsExactly(Map.entry("streambus.io/fingerprint", "f"));
  }

  @Test
  void copyMadeByKubectlIsNotStored() {
    // Given
    ObjectMeta metadata =
        metadata("demo")
            .withOwnerReferences(owner("demo"))
            .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "{}")
            .addToAnnotations("example.com/team", "payments")
            .build();

    // Then
    assertThat(
            put(store(), new ConfigMapBuilder().withMetadata(metadata).build())
                .getMetadata()
                .getAnnotations())
        .containsExactly(Map.entry("example.com/team", "payments"));
  }

  @Test
  void podsOfBrokersKeepOnlyWhatIsRead() {
    // Given
    LeanItemStore<PartialPod> store = new LeanItemStore<>(PodReader::isBroker);
    for (int i = 0; i < OBJECTS; i++) {
      store.put(Integer.toString(i), pod("other-" + i + "-0", "x".repeat(MEBIBYTE / 4)));
      store.put("c" + i, pod("c" + i + "-0", "x".repeat(MEBIBYTE / 4)));
    }

    // Then
    assertThat(store.values().mapToLong(LeanItemStoreTest::weight).sum())
        .isLessThan(2 * OBJECTS * 2 * MAX_IDENTITY);
    assertThat(store.values().flatMap(pod -> PodReader.read(pod).stream()))
        .hasSize(OBJECTS)
        .allSatisfy(pod -> assertThat(pod.images().get("broker")).hasSizeBetween(1_000, 4_000))
        .extracting(BrokerPod::ordinal)
        .containsOnly(0);
  }

  @Test
  void strayPodsKeepOnlyWhatIsReported() {
    // Given
    LeanItemStore<PartialPod> store = new LeanItemStore<>(PodReader::isBroker, StrayPod::summary);
    PartialPod stray = pod("demo-00", "x".repeat(MEBIBYTE / 4));
    stray.getMetadata().setLabels(ClusterLabels.of("demo"));

    // When
    store.put("stray", stray);

    // Then
    assertThat(store.values().filter(StrayPod::isStray))
        .extracting(pod -> pod.getMetadata().getName())
        .containsExactly("demo-00");
    assertThat(store.values().mapToLong(LeanItemStoreTest::weight).sum())
        .isLessThan(2 * MAX_IDENTITY);
  }

  @Test
  void claimsKeepOnlyWhatIsRead() {
    // Given
    LeanItemStore<PersistentVolumeClaim> store = new LeanItemStore<>(ClaimReader::isOfBroker);
    for (int i = 0; i < OBJECTS; i++) {
      store.put(Integer.toString(i), claim("backup-" + i));
      store.put("c" + i, claim("data-c" + i + "-0"));
    }

    // Then
    assertThat(store.values().mapToLong(LeanItemStoreTest::weight).sum())
        .isLessThan(2 * OBJECTS * 3 * MAX_IDENTITY);
    assertThat(store.values().flatMap(claim -> ClaimReader.read(claim).stream()))
        .hasSize(OBJECTS)
        .allSatisfy(claim -> assertThat(claim.requested()).isEqualTo(new Quantity("10Gi")))
        .allSatisfy(claim -> assertThat(claim.storageClass()).contains("fast"));
  }

  /** The size of the stored metadata does not depend on what others wrote into an object. */
  @Test
  void storedMetadataIsBounded() {
    Random random = new Random(15);
    for (int i = 0; i < 100; i++) {
      ObjectMeta metadata =
          metadata("demo")
              .withOwnerReferences(
                  IntStream.range(0, random.nextInt(500))
                      .mapToObj(n -> owner(n == 0 ? "demo" : "c" + n))
                      .toList())
              .addToOwnerReferences(owner("demo"))
              .withFinalizers(
                  IntStream.range(0, random.nextInt(2_000)).mapToObj(n -> "e.com/" + n).toList())
              .withLabels(randomMap(random))
              .withAnnotations(randomMap(random))
              .build();
      HasMetadata stored = put(store(), new ConfigMapBuilder().withMetadata(metadata).build());
      assertThat(weight(stored)).isLessThan(140_000);
    }
  }

  private static Map<String, String> randomMap(Random random) {
    List<String> prefixes = List.of("streambus.io/", "app.kubernetes.io/", "e.com/", "");
    int count = random.nextInt(1 << random.nextInt(12));
    int size = 1 << random.nextInt(8);
    Map<String, String> map = new HashMap<>();
    IntStream.range(0, count)
        .forEach(n -> map.put(prefixes.get(random.nextInt(4)) + n, "v".repeat(size)));
    return map;
  }

  private static LeanItemStore<HasMetadata> store() {
    return new LeanItemStore<>(new ClusterOwners(ManagedNames.OF_OPERATOR)::exist);
  }

  private static long stored(IntFunction<HasMetadata> objects) {
    LeanItemStore<HasMetadata> store = store();
    IntStream.range(0, OBJECTS).forEach(i -> put(store, objects.apply(i)));
    return store.values().mapToLong(LeanItemStoreTest::weight).sum();
  }

  private static HasMetadata put(LeanItemStore<HasMetadata> store, HasMetadata object) {
    String key = store.getKey(object);
    store.put(key, object);
    return store.get(key);
  }

  private static long weight(HasMetadata object) {
    return Serialization.asJson(object).length();
  }

  private static ConfigMap configMap(String name, List<OwnerReference> owners) {
    return new ConfigMapBuilder(small(name, owners))
        .addToData("dump", "x".repeat(MEBIBYTE / 2))
        .addToBinaryData("dump", "x".repeat(MEBIBYTE / 2))
        .build();
  }

  private static ConfigMap small(String name, List<OwnerReference> owners) {
    return new ConfigMapBuilder()
        .withMetadata(
            metadata(name)
                .withOwnerReferences(owners)
                .addToLabels(ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR)
                .addToAnnotations("streambus.io/fingerprint", "f")
                .build())
        .addToData("broker.yaml", "raft: {}")
        .build();
  }

  private static PartialPod pod(String name, String filling) {
    String json =
        """
        {"apiVersion": "v1", "kind": "Pod",
         "metadata": {"name": "%s", "namespace": "team", "uid": "uid", "resourceVersion": "7",
           "labels": {"app.kubernetes.io/instance": "%s"}, "annotations": {"dump": "%s"}},
         "spec": {"containers": [{"name": "broker", "image": "%s", "args": ["%s"]}]}}
        """;
    String cluster = name.startsWith("other") ? "demo" : name.replaceFirst("-0$", "");
    return SERIALIZATION.unmarshal(
        json.formatted(name, cluster, filling, filling, filling), PartialPod.class);
  }

  private static PersistentVolumeClaim claim(String name) {
    // spotless:off
    return new PersistentVolumeClaimBuilder()
        .withMetadata(
            metadata(name)
                .addToLabels(
                    ClusterLabels.INSTANCE, name.replaceFirst("^data-", "").replaceFirst("-0$", ""))
                .withAnnotations(annotations("x", MAX_ANNOTATIONS))
                .build())
        .withNewSpec()
        .withStorageClassName("fast")
        .withNewDataSource("snapshot.example.com", "Snapshot", "x".repeat(MEBIBYTE / 4))
        .withNewSelector()
        .addToMatchLabels(annotations("x", MAX_ANNOTATIONS))
        .endSelector()
        .withNewResources()
        .addToRequests("storage", new Quantity("10Gi"))
        .endResources()
        .endSpec()
        .build();
    // spotless:on
  }

  private static ObjectMetaBuilder metadata(String name) {
    return new ObjectMetaBuilder()
        .withNamespace("team")
        .withName(name)
        .withUid("uid-" + name)
        .withResourceVersion("7");
  }

  private static Map<String, String> annotations(String prefix, int size) {
    return Map.of(prefix + "dump", "x".repeat(size));
  }

  private static OwnerReference owner(String cluster) {
    return new OwnerReferenceBuilder()
        .withApiVersion(HasMetadata.getApiVersion(StreamBusCluster.class))
        .withKind(StreamBusCluster.KIND)
        .withName(cluster)
        .withUid("uid-" + cluster)
        .withController(true)
        .build();
  }
}
