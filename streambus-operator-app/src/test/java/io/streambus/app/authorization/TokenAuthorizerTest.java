package io.streambus.app.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.authorization.AccessReviews.AccessDecision;
import io.streambus.app.authorization.TokenAuthorizer.ReviewBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a scrape costs the API server next to nothing, and that clients with invalid
 * tokens neither load it nor keep Prometheus out.
 */
class TokenAuthorizerTest {

  private static final String PROMETHEUS = "token of Prometheus";

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger reviews = new AtomicInteger();
  private final Map<String, AccessDecision> decisions = new HashMap<>();
  private final TokenAuthorizer authorizer = new TokenAuthorizer(this::review, ticker());

  @Test
  void allowedTokenIsReviewedOnceAMinute() {
    // Given
    decisions.put(PROMETHEUS, AccessDecision.ALLOWED);
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.ALLOWED);

    // When
    decisions.put(PROMETHEUS, AccessDecision.FORBIDDEN);
    advance(TokenAuthorizer.ALLOWED_TIME.minusSeconds(1));

    // Then
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.ALLOWED);
    assertThat(reviews).hasValue(1);

    // When
    advance(Duration.ofSeconds(1));

    // Then
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.FORBIDDEN);
  }

  @Test
  void rejectedTokenIsReviewedAgainAfterTenSeconds() {
    // Given
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.UNAUTHENTICATED);
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.UNAUTHENTICATED);
    assertThat(reviews).hasValue(1);

    // When
    decisions.put(PROMETHEUS, AccessDecision.ALLOWED);
    advance(TokenAuthorizer.REJECTED_TIME);

    // Then
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.ALLOWED);
  }

  @Test
  void clientsWithManyTokensCauseFewReviewsAndDoNotKeepPrometheusOut() {
    // Given
    decisions.put(PROMETHEUS, AccessDecision.ALLOWED);
    authorizer.decide(PROMETHEUS);

    // When
    List<AccessDecision> invalid =
        IntStream.range(0, 100).mapToObj(i -> authorizer.decide("invalid " + i)).toList();

    // Then
    assertThat(invalid).containsOnly(AccessDecision.UNAUTHENTICATED, AccessDecision.UNDECIDED);
    assertThat(reviews).hasValue(ReviewBudget.BURST);

    // When
    advance(TokenAuthorizer.ALLOWED_TIME);
    IntStream.range(100, 200).forEach(i -> authorizer.decide("invalid " + i));

    // Then
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.ALLOWED);
  }

  @Test
  void budgetIsRefilled() {
    // Given
    IntStream.range(0, 100).forEach(i -> authorizer.decide("invalid " + i));
    int before = reviews.get();

    // When
    advance(ReviewBudget.INTERVAL);
    IntStream.range(100, 200).forEach(i -> authorizer.decide("invalid " + i));

    // Then
    assertThat(reviews).hasValue(before + 1);
  }

  @Test
  void nothingIsDecidedWhileApiServerIsUnreachable() {
    // Given
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder().withMasterUrl("http://127.0.0.1:1").build())
            .build()) {
      var unreachable =
          new TokenAuthorizer(new AccessReviews(client, "/metrics")::review, ticker());

      // Then
      assertThat(unreachable.decide(PROMETHEUS)).isEqualTo(AccessDecision.UNDECIDED);
    }
  }

  @Test
  void failedReviewIsRepeated() {
    // Given
    decisions.put(PROMETHEUS, AccessDecision.UNDECIDED);
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.UNDECIDED);

    // When
    decisions.put(PROMETHEUS, AccessDecision.ALLOWED);

    // Then
    assertThat(authorizer.decide(PROMETHEUS)).isEqualTo(AccessDecision.ALLOWED);
  }

  private AccessDecision review(String token) {
    reviews.incrementAndGet();
    AccessDecision decision = decisions.getOrDefault(token, AccessDecision.UNAUTHENTICATED);
    if (decision == AccessDecision.UNDECIDED) {
      throw new KubernetesClientException("timeout");
    }
    return decision;
  }

  private void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Ticker ticker() {
    return new Ticker() {
      @Override
      public long read() {
        return nanos.get();
      }
    };
  }
}
