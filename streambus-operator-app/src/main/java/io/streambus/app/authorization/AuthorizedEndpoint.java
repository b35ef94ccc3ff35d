package io.streambus.app.authorization;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.app.http.Endpoint;
import io.streambus.app.http.Endpoint.EndpointRequest;
import io.streambus.app.http.EndpointResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves an endpoint only to users whom Kubernetes permits {@code get} on its path. They identify
 * themselves with a bearer token.
 */
public final class AuthorizedEndpoint implements Endpoint {

  private static final Pattern BEARER =
      Pattern.compile("bearer +(?<token>[!-~]+)", Pattern.CASE_INSENSITIVE);

  private final Endpoint endpoint;
  private final TokenAuthorizer authorizer;

  private AuthorizedEndpoint(Endpoint endpoint, TokenAuthorizer authorizer) {
    this.endpoint = endpoint;
    this.authorizer = authorizer;
  }

  /**
   * Restricts access to an endpoint.
   *
   * @param path path of the endpoint, such as {@code /metrics}
   * @param client sends the reviews; stays open
   */
  public static Endpoint restrict(Endpoint endpoint, String path, KubernetesClient client) {
    return new AuthorizedEndpoint(
        endpoint,
        new TokenAuthorizer(new AccessReviews(client, path)::review, Ticker.systemTicker()));
  }

  @Override
  public EndpointResponse respond(EndpointRequest request) {
    Optional<String> token =
        request
            .authorization()
            .map(BEARER::matcher)
            .filter(Matcher::matches)
            .map(header -> header.group("token"));
    if (token.isEmpty()) {
      return EndpointResponse.unauthorized("a bearer token is required");
    }
    return switch (authorizer.decide(token.get())) {
      case ALLOWED -> endpoint.respond(request);
      case FORBIDDEN ->
          EndpointResponse.text(
              403, "the user of the token has no permission to get " + request.path());
      case UNAUTHENTICATED -> EndpointResponse.unauthorized("the token is not valid");
      case UNDECIDED -> EndpointResponse.text(503, "the token cannot be verified now; try again");
    };
  }
}
