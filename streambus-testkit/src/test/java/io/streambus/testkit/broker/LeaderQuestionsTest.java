package io.streambus.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.brokers.BrokerApis;
import io.streambus.operator.brokers.BrokerHttp;
import io.streambus.operator.brokers.HttpBrokerApi;
import io.streambus.operator.brokers.LeaderQuestions;
import io.streambus.operator.port.Leader;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If one of these failed, a roll could restart the leader first, by an answer that is old or not
 * the whole of it, or wait for a broker that never answers.
 */
@Timeout(60)
class LeaderQuestionsTest {

  private static final Leader ASKING = new Leader.Asking();
  private static final Duration ALL_OF_IT = Duration.ofMillis(2_900);

  private final List<StandInBroker> brokers =
      Stream.of(1, 2, 3).map(StandInBroker::start).collect(ImmutableList.toImmutableList());
  private final BrokerHttp http = new BrokerHttp();
  private final BlockingQueue<String> wakes = new LinkedBlockingQueue<>();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong age = new AtomicLong();
  private final BrokerApis standIns =
      (cluster, ordinal) -> Optional.of(new HttpBrokerApi(http, brokers.get(ordinal).address()));
  private final LeaderQuestions questions = questions(standIns);
  private final BrokerCluster demo = cluster("demo", 3);

  @AfterEach
  void stop() {
    questions.close();
    http.close();
    brokers.forEach(StandInBroker::close);
  }

  @Test
  void theLeaderIsKnownOnceAllBrokersHaveAnswered() throws InterruptedException {
    // Given
    brokers.get(1).lead(true);

    // Then
    assertThat(questions.leader(demo)).isEqualTo(ASKING);
    assertThat(wakes.take()).isEqualTo("default/demo");
    assertThat(questions.leader(demo)).isEqualTo(new Leader.Known(1));
    assertThat(calls()).containsOnly("/api/v1/cluster").hasSize(3);
  }

  @Test
  void eachAnswerIsGivenOnceSoThatTheNextStepAsksAnew() throws InterruptedException {
    // Given
    brokers.get(1).lead(true);
    assertThat(answer()).isEqualTo(new Leader.Known(1));

    // When
    brokers.get(1).lead(false);
    brokers.get(2).lead(true);

    // Then
    assertThat(questions.leader(demo)).isEqualTo(ASKING);
    wakes.take();
    assertThat(questions.leader(demo)).isEqualTo(new Leader.Known(2));
  }

  @Test
  void anAnswerThatNobodyTookForSecondsIsNotUsed() throws InterruptedException {
    // Given
    brokers.get(1).lead(true);
    questions.leader(demo);
    wakes.take();

    // When
    age.addAndGet(Duration.ofMillis(5_001).toNanos());

    // Then
    assertThat(questions.leader(demo)).isEqualTo(ASKING);
    assertThat(wakes.take()).isNotNull();
    assertThat(questions.leader(demo)).isEqualTo(new Leader.Known(1));
  }

  @Test
  void aPassAmidAQuestionAsksNobodyTwice() throws InterruptedException {
    // Given
    brokers.forEach(broker -> broker.behave(new Behaviour.IsSlow(Duration.ofMillis(300))));

    // When
    IntStream.range(0, 20)
        .forEach(pass -> assertThat(questions.leader(demo)).isEqualTo(new Leader.Asking()));
    wakes.take();

    // Then
    assertThat(calls()).hasSize(3);
    assertThat(wakes).isEmpty();
  }

  static Stream<Behaviour> troubles() {
    return Stream.of(
        new Behaviour.Drops(),
        new Behaviour.Hangs(),
        new Behaviour.Trickles(),
        new Behaviour.Says(200, "{}"),
        new Behaviour.Says(200, "no JSON"),
        new Behaviour.Says(503, "later"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aBrokerInTroubleMayBeAFurtherLeader(Behaviour trouble) throws InterruptedException {
    // Given
    brokers.get(1).lead(true);
    brokers.get(2).behave(trouble);

    // Then
    assertThat(reason()).startsWith("broker 2: ");
  }

  @Test
  void brokersThatAllHangCostTwoSecondsTogetherAndNotEach() throws InterruptedException {
    // Given
    brokers.forEach(broker -> broker.behave(new Behaviour.Hangs()));

    // When
    long begin = System.nanoTime();
    String reason = reason();

    // Then
    assertThat(reason).isEqualTo("broker 0: no answer within 2 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ALL_OF_IT);
  }

  @Test
  void aBrokerThatIsAwayIsNamed() throws InterruptedException {
    // When
    brokers.get(0).close();

    // Then
    assertThat(reason()).isEqualTo("broker 0: no connection");
  }

  @Test
  void twoThatSayThatTheyLeadAreNoLeader() throws InterruptedException {
    // When
    brokers.get(0).lead(true);
    brokers.get(2).lead(true);

    // Then
    assertThat(reason()).isEqualTo("brokers 0 and 2 both say that they lead");
  }

  @Test
  void aClusterMayHaveNoLeader() throws InterruptedException {
    assertThat(reason()).isEqualTo("no broker says that it leads");
  }

  @Test
  void aBrokerThatNamesAnotherIsNotBelieved() throws InterruptedException {
    // When
    brokers.get(0).behave(new Behaviour.Says(200, "{\"controller_id\": 2}"));

    // Then
    assertThat(reason()).isEqualTo("broker 0: says that the broker with the id 2 leads");
  }

  @Test
  void brokersOutOfReachAreUnknownAtOnce() {
    // Given
    LeaderQuestions nobody = questions((cluster, ordinal) -> Optional.empty());

    // Then
    assertThat(nobody.leader(demo)).isInstanceOf(Leader.Unknown.class);
    assertThat(wakes).isEmpty();
    nobody.close();
  }

  @Test
  void aDeletedClusterIsForgottenAndNotWoken() throws InterruptedException {
    // Given
    brokers.forEach(broker -> broker.behave(new Behaviour.IsSlow(Duration.ofMillis(300))));
    questions.leader(demo);

    // When
    questions.forget("default", "demo");

    // Then
    assertThat(wakes.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(questions.leader(demo)).as("of a new cluster with the name").isEqualTo(ASKING);
  }

  @Test
  void anAnswerOfAnotherNumberOfBrokersIsNotUsed() throws InterruptedException {
    // Given
    brokers.get(2).lead(true);
    questions.leader(demo);
    wakes.take();

    // Then
    assertThat(questions.leader(cluster("demo", 1))).isEqualTo(ASKING);
  }

  @Test
  void aFaultOfTheOperatorIsAnAnswerAndCounted() throws InterruptedException {
    // Given
    LeaderQuestions faulty =
        questions(
            (cluster, ordinal) ->
                Optional.of(new HttpBrokerApi(http, URI.create("nonsense://broker"))));

    // When
    faulty.leader(demo);
    wakes.take();

    // Then
    assertThat(faulty.leader(demo)).isInstanceOf(Leader.Unknown.class);
    assertThat(registry.get("streambus.operator.look.faults").counter().count()).isEqualTo(3);
    faulty.close();
  }

  @Test
  void hangingBrokersOfManyClustersNeitherLoseNorSpoilAQuestion() throws InterruptedException {
    // Given
    brokers.forEach(broker -> broker.behave(new Behaviour.Hangs()));
    List<BrokerCluster> hanging =
        IntStream.range(0, 12).mapToObj(number -> cluster("hanging-" + number, 3)).toList();
    hanging.forEach(questions::leader);

    // When
    brokers.forEach(broker -> broker.behave(new Behaviour.Answers()));
    brokers.get(1).lead(true);
    questions.leader(demo);

    // Then
    for (int answered = 0; answered <= hanging.size(); answered++) {
      assertThat(wakes.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(questions.leader(demo)).isEqualTo(new Leader.Known(1));
  }

  private LeaderQuestions questions(BrokerApis apis) {
    return new LeaderQuestions(
        apis,
        (namespace, name) -> wakes.add(namespace + "/" + name),
        registry,
        new Ticker() {
          @Override
          public long read() {
            return age.get();
          }
        });
  }

  private Leader answer() throws InterruptedException {
    assertThat(questions.leader(demo)).isEqualTo(ASKING);
    wakes.take();
    return questions.leader(demo);
  }

  private String reason() throws InterruptedException {
    return ((Leader.Unknown) answer()).reason();
  }

  private Stream<String> calls() {
    return brokers.stream().flatMap(broker -> broker.calls().stream()).map(Call::path);
  }

  private static BrokerCluster cluster(String name, int replicas) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName(name).build());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(replicas).build());
    return ((Resolution.Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none())).cluster();
  }
}
