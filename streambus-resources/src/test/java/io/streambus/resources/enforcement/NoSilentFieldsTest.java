package io.streambus.resources.enforcement;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.resources.enforcement.Capability.Row;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guarantees that no field is accepted without effect, so that, for example, a cluster that
 * requests TLS never serves unencrypted connections unnoticed.
 */
class NoSilentFieldsTest {

  private static final List<CrdLeaf> LEAVES = CrdLeaf.all();

  private final BaseSpecs bases = new BaseSpecs();
  private final OtherValue otherValue = new OtherValue();

  @Test
  void everyFieldIsCoveredByExactlyOneRow() {
    assertThat(LEAVES)
        .isNotEmpty()
        .allSatisfy(leaf -> assertThat(rows(leaf)).as(leaf.path()).hasSize(1));
  }

  @Test
  void everyRowCoversAnExistingField() {
    assertThat(Capabilities.TABLE)
        .extracting(Capability::row)
        .allSatisfy(
            row -> assertThat(LEAVES).as(row.path()).anyMatch(leaf -> row.covers(leaf.path())));
  }

  @ParameterizedTest
  @CsvSource({"V0, v0.6.0", "V1_0, v1.0.1", "V1_1, v1.1.0"})
  void everyFieldHasAnEffectOrIsReported(BrokerFeatureLevel featureLevel, String version)
      throws IOException {
    // When
    var silent = new ArrayList<String>();
    var effects = new TreeMap<String, String>();
    for (CrdLeaf leaf : LEAVES) {
      LeafEffect effect = effect(leaf, version);
      effects.put(leaf.path(), effect.name());
      if (effect == LeafEffect.NONE) {
        silent.add(leaf.path());
      }
    }

    // Then
    write(featureLevel, effects);
    assertThat(silent).as("fields that change nothing with %s", version).isEmpty();
  }

  private LeafEffect effect(CrdLeaf leaf, String version) {
    ObjectNode base = bases.of(leaf);
    // The version determines the feature level; it is also a field itself.
    base.put("version", version);
    JsonNode other = otherValue.of(leaf, leaf.valueIn(base));
    return LeafEffect.between(
        rows(leaf).get(0),
        BrokerFeatureLevel.of(version),
        LeafOutcome.of(BaseSpecs.cluster(base)),
        LeafOutcome.of(BaseSpecs.cluster(leaf.set(base, other))));
  }

  private static List<Row> rows(CrdLeaf leaf) {
    return Capabilities.TABLE.stream()
        .map(Capability::row)
        .filter(row -> row.covers(leaf.path()))
        .toList();
  }

  /**
   * Writes a report for developers: the effect of each field, and the number of fields per
   * enforcer.
   */
  private static void write(BrokerFeatureLevel featureLevel, Map<String, String> effects)
      throws IOException {
    Map<String, Long> enforcers =
        LEAVES.stream()
            .collect(
                groupingBy(
                    leaf -> rows(leaf).get(0).enforcer(featureLevel).displayName(),
                    TreeMap::new,
                    counting()));
    var lines = new ArrayList<String>();
    lines.add("leaves: " + LEAVES.size());
    enforcers.forEach((enforcer, count) -> lines.add(enforcer + ": " + count));
    effects.forEach((path, effect) -> lines.add(path + " " + effect));
    Files.write(Path.of("target", "leaves-" + featureLevel + ".txt"), lines);
  }
}
