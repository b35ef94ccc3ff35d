package io.streambus.app.cluster;

/**
 * Commands that a user can copy.
 *
 * @param flags options that select the Kubernetes cluster and the namespace, with a space first
 */
public record UserCommands(String flags) {

  /** Returns a command of kubectl, such as {@code kubectl describe -n default pod demo-0}. */
  public String kubectl(String verb, String arguments) {
    return "kubectl " + verb + flags + " " + arguments;
  }

  /** Returns a command of this program. */
  public String streambus(String verb, String arguments) {
    return "streambus " + verb + flags + " " + arguments;
  }
}
