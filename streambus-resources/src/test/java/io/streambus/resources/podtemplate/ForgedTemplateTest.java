package io.streambus.resources.podtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.PodTemplates;
import io.streambus.resources.objects.TemplateRecord;
import io.streambus.resources.podsecurity.AllowedImages;
import io.streambus.resources.podsecurity.AllowedNames;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a forged record of the pod template, with a valid seal, neither stops
 * reconciliations nor gives pods what the policy does not permit. Its annotations are open to
 * everyone who can change the StatefulSet.
 */
class ForgedTemplateTest {

  private static final long SEED = 15;
  private static final StreamBusCluster CLUSTER = stored();

  private final BrokerCluster built = resolve(ClusterInputs.none());
  private final String template = PodTemplates.json(PodTemplates.build(built));

  @Test
  void harmlessTemplateIsRetained() {
    assertThat(
            withRecord(
                    replace(
                        "\"terminationGracePeriodSeconds\":65",
                        "\"terminationGracePeriodSeconds\":30"))
                .retainedTemplate())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"spec\": null",
        "{\"spec\": []}",
        "{\"spec\": {\"containers\": {}}}",
        "{\"spec\": {\"containers\": [{\"name\": 1}]}}",
        "{\"spec\": {\"hostNetwork\": \"True\"}}",
        "{\"spec\": {\"notAField\": 1}}",
        "{} {}",
      })
  void textThatIsNoPodTemplateCountsAsAbsent(String record) {
    assertThat(withRecord(record)).isEqualTo(built);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 900, 10_000})
  void deeplyNestedTextCountsAsAbsent(int depth) {
    String record = "{\"spec\":" + "[".repeat(depth) + "]".repeat(depth) + "}";

    assertThat(withRecord(record)).isEqualTo(built);
  }

  @Test
  void largeTextCountsAsAbsent() {
    String label = "\"labels\":{\"a\":\"%s\",".formatted("a".repeat(64 * 1024));

    assertThat(withRecord(replace("\"labels\":{", label))).isEqualTo(built);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "enableServiceLinks" | "hostNetwork":true,"enableServiceLinks"
          "enableServiceLinks" | "hostPID":true,"enableServiceLinks"
          "readOnlyRootFilesystem":true | "privileged":true
          "volumes":[ | "volumes":[{"name":"node","hostPath":{"path":"/"}},
          "enableServiceLinks" | "priorityClassName":"system-node-critical","enableServiceLinks"
          """)
  void privilegedTemplateIsReplaced(String original, String forged) {
    assertThat(withRecord(replace(original, forged))).isEqualTo(built);
  }

  @ParameterizedTest
  @CsvSource({
    "\"image\":\"streambus/, \"image\":\"attacker/",
    "Name\":\"streambus-minimal\", Name\":\"admin\""
  })
  void templateWithAnotherImageOrServiceAccountIsReplaced(String original, String forged) {
    var policy =
        new PodPolicy(
            PodSecurityLevel.BASELINE,
            AllowedImages.parse("streambus,haproxy"),
            AllowedNames.parse(""),
            AllowedNames.ANY);

    assertThat(withRecord(replace(original, forged), policy)).isEqualTo(built);
  }

  /** No exception may escape, whatever the text is. */
  @Test
  void randomChangesOfTheTemplateNeverFail() {
    var random = new Random(SEED);
    for (int i = 0; i < 50; i++) {
      var text = new StringBuilder(template);
      for (int change = 0; change < 3; change++) {
        int start = random.nextInt(text.length());
        int end = Math.min(text.length(), start + random.nextInt(20));
        text.replace(start, end, "{}[]\":,01truenull".substring(random.nextInt(16)));
      }

      assertThat(withRecord(text.toString()).name()).isEqualTo(built.name());
    }
  }

  private String replace(String original, String forged) {
    assertThat(template).contains(original);
    return template.replace(original, forged);
  }

  private BrokerCluster withRecord(String record) {
    return withRecord(record, PodPolicy.DEFAULT);
  }

  /** Returns the cluster as resolved while its StatefulSet has this record with a valid seal. */
  private BrokerCluster withRecord(String record, PodPolicy policy) {
    var existing =
        new ExistingPodTemplate(
            ImmutableMap.of(),
            TemplateRecord.of(built.templateInputs().orElseThrow(), record),
            Optional.of(built.config().yaml()),
            ImmutableSortedMap.of());
    return resolve(ClusterInputs.builder().existingPodTemplate(existing).podPolicy(policy).build());
  }

  private static BrokerCluster resolve(ClusterInputs inputs) {
    return ((Resolved) ClusterResolver.resolve(CLUSTER, inputs)).cluster();
  }

  private static StreamBusCluster stored() {
    StreamBusCluster cluster =
        TestFiles.cluster(TestFiles.EXAMPLES.resolve("minimal-cluster.yaml"));
    cluster.getMetadata().setNamespace("default");
    cluster.getMetadata().setUid("5b0e2c2f-0000-4000-8000-000000000001");
    cluster.getMetadata().setGeneration(1L);
    return cluster;
  }
}
