package io.streambus.app.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.CharMatcher;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
  private final HttpClient http;
  private final String server;
  private final String path;

  /** Creates reviews of access to a path, such as {@code /metrics}. The client stays open. */
  AccessReviews(KubernetesClient client, String path) {
    this.http = client.getHttpClient();
    this.server = CharMatcher.is('/').trimTrailingFrom(client.getConfiguration().getMasterUrl());
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
    HttpResponse<String> response = send(uri, review);
    if (!response.isSuccessful()) {
      throw new KubernetesClientException(
          "the API server responded to %s with HTTP %d".formatted(uri, response.code()));
    }
    try {
      return json.readTree(response.body()).path("status");
    } catch (JsonProcessingException e) {
      throw new KubernetesClientException("the API server returned no JSON for " + uri, e);
    }
  }

  /** Requests of the client itself always have the time that is configured for all its requests. */
  private HttpResponse<String> send(String uri, ObjectNode review) {
    HttpRequest request =
        http.newHttpRequestBuilder()
            .uri(URI.create(server + uri))
            .post("application/json", review.toString())
            .build();
    CompletableFuture<HttpResponse<String>> response = http.sendAsync(request, String.class);
    try {
      return response.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new KubernetesClientException(
          "the API server did not respond to %s within %d s".formatted(uri, TIMEOUT.toSeconds()));
    } catch (ExecutionException e) {
      throw new KubernetesClientException("cannot send " + uri, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted while waiting for " + uri, e);
    }
  }

  /** Whether the sender of a request may read an endpoint. */
  enum AccessDecision {
    /** The user of the token may. */
    ALLOWED,
    /** The user of the token may not. */
    FORBIDDEN,
    /** The token is not valid. */
    UNAUTHENTICATED,
    /** Unknown, because too many unknown tokens arrive or the API server does not decide. */
    UNDECIDED
  }
}
