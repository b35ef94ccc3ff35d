package io.streambus.app.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Client;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Queries the API server who has a token and whether that user may send {@code GET} to a path, with
 * a TokenReview and a SubjectAccessReview.
 */
final class AccessReviews {

  /** Of each of the two requests. */
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final String TOKEN_REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final String ACCESS_REVIEWS = "/apis/authorization.k8s.io/v1/subjectaccessreviews";

  private final JsonMapper json = new JsonMapper();
  private final Client client;
  private final String path;

  /** Creates reviews of access to a path, such as {@code /metrics}. The client stays open. */
  AccessReviews(KubernetesClient client, String path) {
    this.client =
        client.newClient(
            new RequestConfigBuilder()
                .withRequestTimeout(Math.toIntExact(TIMEOUT.toMillis()))
                .withRequestRetryBackoffLimit(0)
                .build());
    this.path = path;
  }

  /**
   * Sends one or two requests.
   *
   * @throws KubernetesClientException if the API server does not respond in time, or does not
   *     permit the reviews
   */
  AccessDecision review(String token) {
    ObjectNode tokenReview = json.createObjectNode();
    tokenReview.put("apiVersion", "authentication.k8s.io/v1").put("kind", "TokenReview");
    tokenReview.putObject("spec").put("token", token);
    JsonNode authentication = status(TOKEN_REVIEWS, tokenReview);
    if (!authentication.path("authenticated").asBoolean()) {
      return AccessDecision.UNAUTHENTICATED;
    }
    JsonNode access = status(ACCESS_REVIEWS, accessReview(authentication.path("user")));
    return access.path("allowed").asBoolean() ? AccessDecision.ALLOWED : AccessDecision.FORBIDDEN;
  }

  private ObjectNode accessReview(JsonNode user) {
    ObjectNode review = json.createObjectNode();
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
    ObjectNode spec = review.putObject("spec");
    spec.putObject("nonResourceAttributes").put("path", path).put("verb", "get");
    spec.set("user", user.path("username"));
    for (String field : new String[] {"uid", "groups", "extra"}) {
      if (user.has(field)) {
        spec.set(field, user.get(field));
      }
    }
    return review;
  }

  private JsonNode status(String uri, ObjectNode review) {
    @Nullable String response = client.raw(uri, "POST", review.toString());
    if (response == null) {
      throw new KubernetesClientException("the API server does not serve " + uri);
    }
    try {
      return json.readTree(response).path("status");
    } catch (JsonProcessingException e) {
      throw new KubernetesClientException("the API server returned no JSON for " + uri, e);
    }
  }
}
