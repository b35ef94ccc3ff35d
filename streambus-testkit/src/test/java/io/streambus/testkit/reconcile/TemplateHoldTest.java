package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.ObjectKey;
import io.streambus.resources.objects.TemplateSeal;
import io.streambus.testkit.simulation.Request;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If one of these failed, an upgrade of the operator would restart every broker of every cluster.
 */
class TemplateHoldTest {

  private final Scene scene = Scene.running();
  private final Words words = new Words(scene);
  private final OtherVersion former = new OtherVersion(scene);
  private final PodTemplateSpec made = scene.statefulSet().getSpec().getTemplate();

  @Test
  void aTemplateThatOnlyTheVersionChangesStaysWithoutAWrite() {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);
    PodTemplateSpec before = template();

    // When
    upgrade();

    // Then
    assertThat(template()).isEqualTo(before);
    assertThat(scene.writes())
        .extracting(Request::object)
        .extracting(ObjectKey::kind)
        .isSubsetOf("StreamBusCluster", "Event");
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.READY).status()).isEqualTo("True");
    assertThat(scene.condition(ConditionType.TEMPLATE_UPDATE_PENDING).message())
        .contains("spec.terminationGracePeriodSeconds")
        .contains("streambus.io/adopt-template: \"true\"");
  }

  @Test
  void aNewDefaultImageWaitsToo() {
    // Given
    former.leaves(template -> template.getSpec().getContainers().get(0).setImage("broker:v0.5"));

    // When
    upgrade();

    // Then
    assertThat(template().getSpec().getContainers().get(0).getImage()).isEqualTo("broker:v0.5");
    assertThat(scene.condition(ConditionType.TEMPLATE_UPDATE_PENDING).message())
        .contains("spec.containers[broker].image");
  }

  @Test
  void theConfigurationThatBelongsToATemplateStaysWithIt() {
    // Given
    former.leavesConfig("of: a former version\n");

    // When
    upgrade();

    // Then
    assertThat(scene.get(ConfigMap.class, "demo-config").getData())
        .containsEntry("broker.yaml", "of: a former version\n");
    assertThat(scene.has(ConditionType.TEMPLATE_UPDATE_PENDING)).isTrue();
  }

  @Test
  void aTemplateIsNotKeptWithoutTheConfigurationThatBelongsToIt() {
    // Given
    former.leavesConfig("of: a former version\n");
    scene.user.delete(ConfigMap.class, NAMESPACE, "demo-config");

    // When
    upgrade();

    // Then
    assertThat(template()).isEqualTo(made);
    assertThat(scene.has(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
  }

  @Test
  void anyChangeOfTheSpecBringsTheNewTemplate() {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);
    upgrade();

    // When
    scene.changeSpec(spec -> spec.strict(false));
    scene.operator.settle();

    // Then
    assertThat(template()).isEqualTo(made);
    assertThat(scene.has(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {ClusterAnnotations.ADOPT_TEMPLATE, ClusterAnnotations.RESTART_TRIGGER})
  void aWordBringsTheNewTemplateAlsoWhenItWasSaidWhileTheOperatorWasDown(String word) {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);
    words.say(word, "true");

    // When
    upgrade();

    // Then
    assertThat(template().getSpec()).isEqualTo(made.getSpec());
    assertThat(scene.has(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
  }

  @Test
  void anAdoptionThatIsForbiddenWaitsAndOneThatIsMisspelledIsTold() {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);
    words.say(ClusterAnnotations.ADOPT_TEMPLATE, "false");
    upgrade();
    assertThat(scene.has(ConditionType.TEMPLATE_UPDATE_PENDING)).isTrue();

    // When
    words.say(ClusterAnnotations.ADOPT_TEMPLATE, "now");
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.STALLED).message()).contains("must be true or false");
  }

  @Test
  void aTemplateThatIsKeptIsPutBackWhenSomebodyEditsIt() {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);
    upgrade();
    PodTemplateSpec kept = template();

    // When
    editSet(set -> set.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("x:y"));
    scene.operator.settle();

    // Then
    assertThat(template()).isEqualTo(kept);
  }

  @Test
  void aTemplateWhoseRecordWasForgedIsNotBelieved() {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);

    // When
    editSet(
        set ->
            set.getMetadata()
                .getAnnotations()
                .computeIfPresent(
                    TemplateSeal.TEMPLATE, (key, json) -> json.replace("broker", "intruder")));
    upgrade();

    // Then
    assertThat(template()).isEqualTo(made);
  }

  @Test
  void aStatefulSetWithoutARecordTakesTheTemplateOfThisVersion() {
    // Given
    former.leaves(TemplateHoldTest::withLessGrace);

    // When
    editSet(set -> set.getMetadata().setAnnotations(Map.of()));
    upgrade();

    // Then
    assertThat(template()).isEqualTo(made);
  }

  private static void withLessGrace(PodTemplateSpec template) {
    template.getSpec().setTerminationGracePeriodSeconds(30L);
  }

  private void upgrade() {
    scene.cluster.requests().clear();
    scene.restartOperator();
    scene.operator.settle();
  }

  private void editSet(Consumer<StatefulSet> change) {
    scene.user.edit(StatefulSet.class, NAMESPACE, NAME, change);
  }

  private PodTemplateSpec template() {
    return scene.statefulSet().getSpec().getTemplate();
  }
}
