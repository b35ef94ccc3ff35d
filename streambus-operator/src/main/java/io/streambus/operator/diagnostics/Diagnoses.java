package io.streambus.operator.diagnostics;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why brokers of a cluster do not become ready.
 *
 * @param messages known problems; at most one for each pod
 * @param recheckAt when the diagnosis can change by the passage of time alone
 */
public record Diagnoses(List<Message> messages, Optional<Instant> recheckAt) {

  /** No known problems. */
  public static final Diagnoses NONE = new Diagnoses(List.of(), Optional.empty());

  /**
   * A problem of one or more brokers.
   *
   * @param pods names of the pods
   * @param text the problem, including the names of the pods
   */
  public record Message(List<String> pods, String text) {

    /** Copies the list. */
    public Message {
      pods = ImmutableList.copyOf(pods);
    }
  }

  /** Copies the list. */
  public Diagnoses {
    messages = ImmutableList.copyOf(messages);
  }

  /** Whether no problem is known. */
  public boolean isEmpty() {
    return messages.isEmpty();
  }

  /** Whether volumes wait for a StorageClass that does not exist. */
  public boolean isStorageClassMissing() {
    return messages.stream().map(Message::text).anyMatch(MissingStorageClass::isIn);
  }

  /** One sentence for each problem; brokers with the same problem can share one. */
  public List<String> texts() {
    return messages.stream().map(Message::text).toList();
  }

  /** The known problem of a pod, if any. */
  public Optional<String> forPod(String pod) {
    return messages.stream()
        .filter(each -> each.pods().contains(pod))
        .map(Message::text)
        .findFirst();
  }
}
