package io.streambus.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.testkit.faults.FaultPlan.ApiRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guarantees that a run that failed with random faults can be repeated. */
class RandomFaultsTest {

  private static final List<String> WRITES =
      IntStream.range(0, 200).mapToObj(number -> "/namespaces/test-x/pods/demo-" + number).toList();

  @Test
  void sameSeedSelectsSameWritesWhateverTheirOrder() {
    // Given
    List<String> reordered = new ArrayList<>(WRITES);
    Collections.shuffle(reordered, new Random(1));

    // When
    Map<String, FaultAction> first = faults(1, WRITES);
    Map<String, FaultAction> second = faults(1, reordered);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(first.values()).filteredOn(FaultAction::isFault).hasSizeBetween(20, 80);
  }

  @Test
  void namespaceThatNobodyChoseMakesNoDifference() {
    assertThat(plan(1).actionFor(patch("/namespaces/test-a/pods/demo-1")))
        .isEqualTo(plan(1).actionFor(patch("/namespaces/test-b/pods/demo-1")));
  }

  @Test
  void otherSeedSelectsOtherWrites() {
    assertThat(faults(2, WRITES)).isNotEqualTo(faults(1, WRITES));
  }

  @Test
  void endsAfterNumberOfFaults() {
    // Given
    FaultPlan plan = FaultPlan.everyNthWrite(1, FaultAction.conflict()).atMost(2);

    // When
    List<FaultAction> actions =
        WRITES.stream().map(RandomFaultsTest::patch).map(plan::actionFor).toList();

    // Then
    assertThat(actions).filteredOn(FaultAction::isFault).hasSize(2);
  }

  @Test
  void rejectsProbabilityOfMoreThanOne() {
    assertThatThrownBy(() -> FaultPlan.randomly(new FaultSeed(1), 2, FaultAction.conflict()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 1");
  }

  private static Map<String, FaultAction> faults(long seed, List<String> urls) {
    FaultPlan plan = plan(seed);
    return urls.stream().collect(Collectors.toMap(url -> url, url -> plan.actionFor(patch(url))));
  }

  private static FaultPlan plan(long seed) {
    return FaultPlan.randomly(
        new FaultSeed(seed), 0.25, FaultAction.conflict(), FaultAction.serverError());
  }

  private static ApiRequest patch(String url) {
    return new ApiRequest("PATCH", url, 1);
  }
}
