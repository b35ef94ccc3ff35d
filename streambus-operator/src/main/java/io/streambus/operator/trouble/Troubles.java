package io.streambus.operator.trouble;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps brokers of a cluster from coming up.
 *
 * @param told what is known to be wrong; of a pod at most once
 * @param next when more may be known by the time alone
 */
public record Troubles(List<Told> told, Optional<Instant> next) {

  /** Nothing is known to be wrong. */
  public static final Troubles NONE = new Troubles(List.of(), Optional.empty());

  /**
   * What is wrong with some brokers.
   *
   * @param pods their names
   * @param sentence names the pods too
   */
  public record Told(List<String> pods, String sentence) {

    /** Copies the list. */
    public Told {
      pods = ImmutableList.copyOf(pods);
    }
  }

  /** Copies the list. */
  public Troubles {
    told = ImmutableList.copyOf(told);
  }

  /** One for each broker, or for several in the same trouble. */
  public List<String> sentences() {
    return told.stream().map(Told::sentence).toList();
  }

  /** What is known to be wrong with a pod. */
  public Optional<String> of(String pod) {
    return told.stream().filter(each -> each.pods().contains(pod)).map(Told::sentence).findFirst();
  }
}
