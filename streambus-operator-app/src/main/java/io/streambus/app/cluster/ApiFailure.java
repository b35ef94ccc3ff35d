package io.streambus.app.cluster;

import static java.net.HttpURLConnection.HTTP_BAD_GATEWAY;
import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_GATEWAY_TIMEOUT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;
import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.common.base.Throwables;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.app.kubeconfig.ErrorMessages;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Explains failed requests in one line, with the next step.
 *
 * @param server URL of the API server
 * @param timeout time that each request may take
 */
record ApiFailure(String server, Duration timeout) {

  private static final int HTTP_TOO_MANY_REQUESTS = 429;
  private static final int REDIRECTION = 3;

  CommandException of(ApiCall call, Throwable failure) {
    List<Throwable> chain = Throwables.getCausalChain(failure);
    if (chain.stream().anyMatch(ApiFailure::isTimeout)) {
      return unreachable(
          call,
          "did not respond within %ds; check the network, or set a longer --request-timeout"
              .formatted(timeout.toSeconds()));
    }
    if (chain.stream().anyMatch(BoundedResponses.TooLargeException.class::isInstance)) {
      return CommandException.failed("cannot %s: %s".formatted(call, ErrorMessages.of(failure)));
    }
    if (chain.stream().anyMatch(JsonProcessingException.class::isInstance)) {
      return notAnApiServer(call);
    }
    return chain.stream()
        .filter(KubernetesClientException.class::isInstance)
        .map(KubernetesClientException.class::cast)
        .filter(each -> each.getCode() > 0)
        .findFirst()
        .map(response -> ofResponse(call, response))
        .orElseGet(
            () ->
                unreachable(
                    call,
                    "is unreachable: %s; check the kubeconfig, its context and the network"
                        .formatted(reason(chain))));
  }

  private CommandException notAnApiServer(ApiCall call) {
    return unreachable(
        call,
        "does not respond as an API server does; check the server in the kubeconfig, and whether"
            + " a proxy or a login page responds instead");
  }

  private static boolean isTimeout(Throwable failure) {
    return failure instanceof TimeoutException || failure instanceof HttpTimeoutException;
  }

  /** The HTTP client of the JDK explains the most frequent reasons only by the type. */
  private static String reason(List<Throwable> chain) {
    if (chain.stream().anyMatch(UnresolvedAddressException.class::isInstance)) {
      return "its name cannot be resolved";
    }
    if (chain.stream().anyMatch(CertPathValidatorException.class::isInstance)
        || chain.stream().anyMatch(CertPathBuilderException.class::isInstance)) {
      return "its certificate is not signed by the certificate-authority of the kubeconfig";
    }
    return chain.stream().anyMatch(ConnectException.class::isInstance)
        ? "it accepts no connection"
        : ErrorMessages.of(chain.get(0));
  }

  private CommandException unreachable(ApiCall call, String problem) {
    return unreachable(
        call.isWrite()
            ? problem + "; the change may have been made: check before you repeat it"
            : problem);
  }

  private CommandException unreachable(String problem) {
    return CommandException.of(
        ExitCode.UNREACHABLE, "the API server %s %s".formatted(server, problem));
  }

  private CommandException ofResponse(ApiCall call, KubernetesClientException response) {
    if (response.getCode() / 100 == REDIRECTION) {
      return notAnApiServer(call);
    }
    return switch (response.getCode()) {
      case HTTP_UNAUTHORIZED ->
          CommandException.of(
              ExitCode.FORBIDDEN,
              "the API server %s rejected the credentials of the kubeconfig; log in again"
                  .formatted(server));
      case HTTP_FORBIDDEN -> forbidden(call, response);
      case HTTP_NOT_FOUND -> notServed(call);
      case HTTP_CONFLICT ->
          CommandException.of(
              ExitCode.CONFLICT,
              "the object changed since it was read: " + ErrorMessages.of(response));
      case HTTP_TOO_MANY_REQUESTS -> unreachable(notAvailable(response));
      // Of an API server that starts or stops, or of a proxy in front of it.
      case HTTP_BAD_GATEWAY, HTTP_UNAVAILABLE, HTTP_GATEWAY_TIMEOUT ->
          unreachable(call, notAvailable(response));
      default ->
          CommandException.failed(
              "cannot %s: the API server responded with HTTP %d: %s"
                  .formatted(call, response.getCode(), ErrorMessages.of(response)));
    };
  }

  private static String notAvailable(KubernetesClientException response) {
    return "is not available: HTTP %d: %s; try again later"
        .formatted(response.getCode(), ErrorMessages.of(response));
  }

  /** Quotas and admission webhooks respond with the same code as missing permissions. */
  private static CommandException forbidden(ApiCall call, KubernetesClientException response) {
    return CommandException.of(
        ExitCode.FORBIDDEN,
        "not permitted to %s: %s; check with: %s"
            .formatted(call, ErrorMessages.of(response), call.check()));
  }

  private CommandException notServed(ApiCall call) {
    if (call.isWrite()) {
      return CommandException.of(
          ExitCode.NOT_FOUND, "the object was deleted in the meantime: cannot " + call);
    }
    return CommandException.of(
        ExitCode.NOT_FOUND,
        call.type().equals(ResourceType.CLUSTERS)
            ? ("the API server %s does not serve %s; install the CRD:"
                    + " streambus crd | kubectl apply --server-side -f -")
                .formatted(server, StreamBusClusterCrd.NAME)
            : "the API server %s has no such object: cannot %s".formatted(server, call));
  }
}
