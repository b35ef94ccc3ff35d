package io.streambus.testkit.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Selects writes at random, but the same ones for the same seed, whatever their order is. */
final class RandomFaults implements FaultPlan {

  /** Tests create namespaces with names that nobody chose. */
  private static final Pattern NAMESPACE = Pattern.compile("/namespaces/[^/]+");

  private final FaultSeed seed;
  private final double probability;
  private final List<FaultAction> actions;
  private final Map<String, Integer> occurrences = new HashMap<>();

  RandomFaults(FaultSeed seed, double probability, List<FaultAction> actions) {
    if (!(probability >= 0 && probability <= 1) || actions.isEmpty()) {
      throw new IllegalArgumentException(
          "probability must be from 0 to 1, and there must be an action: %s, %s"
              .formatted(probability, actions));
    }
    this.seed = seed;
    this.probability = probability;
    this.actions = List.copyOf(actions);
  }

  @Override
  public FaultAction actionFor(ApiRequest request) {
    if (!request.isWrite()) {
      return FaultAction.forward();
    }
    String subject = request.method() + NAMESPACE.matcher(path(request)).replaceAll("");
    int occurrence = occurrences.merge(subject, 1, Integer::sum);
    Random random = new Random(seed.value() * 31 + (subject + "#" + occurrence).hashCode());
    return random.nextDouble() < probability
        ? actions.get(random.nextInt(actions.size()))
        : FaultAction.forward();
  }

  private static String path(ApiRequest request) {
    int query = request.url().indexOf('?');
    return query < 0 ? request.url() : request.url().substring(0, query);
  }
}
