package io.streambus.operator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees for random sequences of good and bad specs, with edits of annotations and of objects
 * in between, that nothing makes the operator fail, that a cluster always says whether it is ready
 * and why not, and that it recovers with the next good spec, to the same objects as a new cluster.
 *
 * <p>{@code -Dfuzz.sequences} sets the number of sequences, {@code -Dfuzz.seed} the seed of the
 * first one. A failure names its seed.
 */
class ClusterSequencesTest {

  private static final int SEQUENCES = Integer.getInteger("fuzz.sequences", 12);
  private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
  private static final int MAX_EDITS = 12;

  static Stream<Long> seeds() {
    return LongStream.range(FIRST_SEED, FIRST_SEED + SEQUENCES).boxed();
  }

  @ParameterizedTest(name = "-Dfuzz.seed={0}")
  @MethodSource("seeds")
  void lastGoodSpecDeterminesObjects(long seed) {
    // Given
    Random random = new Random(seed);
    LastSpec last = LastSpec.choose(random);
    ClusterSequence sequence = new ClusterSequence(random);

    // When
    sequence.edit(1 + random.nextInt(MAX_EDITS));
    EndObjects end = sequence.end(last.spec());

    // Then
    assertThat(end.differences(last.objects()))
        .as("after %s, then %s", sequence.actions(), last.spec())
        .isEmpty();
  }

  /**
   * A spec with which a new cluster becomes ready, which the storage of any former spec permits.
   *
   * @param objects the objects of the new cluster
   */
  private record LastSpec(JsonNode spec, EndObjects objects) {

    static LastSpec choose(Random random) {
      RandomSpecs specs = new RandomSpecs(random);
      while (true) {
        ObjectNode spec = specs.good();
        spec.put("scaling", "Automatic");
        spec.withObjectProperty("storage").put("size", "77Gi").put("raftSize", "77Gi");
        ClusterSequence fresh = new ClusterSequence(random);
        EndObjects objects = fresh.end(spec);
        if (fresh.isReady()) {
          return new LastSpec(spec, objects);
        }
      }
    }
  }
}
