package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps brokers of a cluster from coming up.
 *
 * @param messages what is known to be wrong; of a pod at most once
 * @param next when more may be known by the time alone
 */
public record Diagnoses(List<Message> messages, Optional<Instant> next) {

  /** Nothing is known to be wrong. */
  public static final Diagnoses NONE = new Diagnoses(List.of(), Optional.empty());

  /**
   * What is wrong with some brokers.
   *
   * @param pods their names
   * @param sentence names the pods too
   */
  public record Message(List<String> pods, String sentence) {

    /** Copies the list. */
    public Message {
      pods = ImmutableList.copyOf(pods);
    }
  }

  /** Copies the list. */
  public Diagnoses {
    messages = ImmutableList.copyOf(messages);
  }

  /** One for each broker, or for several in the same trouble. */
  public List<String> sentences() {
    return messages.stream().map(Message::sentence).toList();
  }

  /** What is known to be wrong with a pod. */
  public Optional<String> of(String pod) {
    return messages.stream()
        .filter(each -> each.pods().contains(pod))
        .map(Message::sentence)
        .findFirst();
  }
}
