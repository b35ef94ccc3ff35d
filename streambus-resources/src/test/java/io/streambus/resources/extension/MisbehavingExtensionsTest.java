package io.streambus.resources.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that whatever a method of an extension does becomes a message about this extension:
 * for its cluster if it is called for a cluster, at the start if it is called once. Everything else
 * would end the reconciliation, or the start, with a stack trace.
 */
// What extensions without checks of their own could do.
@SuppressWarnings({"NullAway", "ImmutableEnumChecker", "TypeParameterUnusedInFormals"})
class MisbehavingExtensionsTest {

  /** What a method does instead of answering. */
  enum Misbehavior {
    EXCEPTION(new IllegalStateException("no connection"), "IllegalStateException: no connection"),
    CHECKED_EXCEPTION(new IOException("no connection"), "IOException: no connection"),
    STACK_OVERFLOW(new StackOverflowError(), "StackOverflowError"),
    ASSERTION(new AssertionError("wrong"), "AssertionError: wrong"),
    MISSING_CLASS(new NoClassDefFoundError("a/B"), "NoClassDefFoundError: a/B"),
    OTHER_ERROR(new InternalError("broken"), "InternalError: broken"),
    LONG_MESSAGE(new IllegalStateException("x\n".repeat(100_000)), "IllegalStateException"),
    UNREADABLE_EXCEPTION(new Unreadable(), "Unreadable: its message cannot be read"),
    NULL(null, "null");

    private final @Nullable Throwable thrown;
    private final String text;

    Misbehavior(@Nullable Throwable thrown, String text) {
      this.thrown = thrown;
      this.text = text;
    }

    <T> @Nullable T answer() {
      if (thrown != null) {
        MisbehavingExtensionsTest.<RuntimeException>sneakyThrow(thrown);
      }
      return null;
    }
  }

  /** A method that is called for each cluster. */
  enum Call {
    LABELS {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return TestExtension.labeling(cluster -> misbehavior.answer());
      }
    },
    RULES {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return TestExtension.validating(cluster -> misbehavior.answer());
      }
    },
    OBJECT {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return TestExtension.adding(cluster -> misbehavior.answer());
      }
    },
    CUSTOMIZER {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return TestExtension.customizing(StatefulSet.class, (set, cluster) -> misbehavior.answer());
      }
    };

    abstract ClusterExtension doing(Misbehavior misbehavior);
  }

  static Stream<Arguments> calls() {
    return Arrays.stream(Call.values())
        .flatMap(call -> Arrays.stream(Misbehavior.values()).map(each -> Arguments.of(call, each)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void callForAClusterFailsForThisCluster(Call call, Misbehavior misbehavior) {
    // When
    ExtensionFailure failure = failure(call.doing(misbehavior));

    // Then
    assertThat(failure.kind()).isEqualTo(ExtensionFailure.Kind.ERROR);
    assertThat(failure.message())
        .startsWith("the extension platform fails: ")
        .contains(misbehavior.text)
        .hasSizeLessThan(2_500)
        .doesNotContain("\n");
  }

  /** A method that is called once. */
  enum Declaration {
    NAME {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return new Declaring() {
          @Override
          public String name() {
            return misbehavior.answer();
          }
        };
      }
    },
    ADDITIONAL_OBJECTS {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return new Declaring() {
          @Override
          public List<AdditionalObject<?>> additionalObjects() {
            return misbehavior.answer();
          }
        };
      }
    },
    CUSTOMIZERS {
      @Override
      ClusterExtension doing(Misbehavior misbehavior) {
        return new Declaring() {
          @Override
          public List<ObjectCustomizer<?>> customizers() {
            return misbehavior.answer();
          }
        };
      }
    };

    abstract ClusterExtension doing(Misbehavior misbehavior);
  }

  static Stream<Arguments> declarations() {
    return Arrays.stream(Declaration.values())
        .flatMap(call -> Arrays.stream(Misbehavior.values()).map(each -> Arguments.of(call, each)));
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void declarationFailsAtTheStart(Declaration declaration, Misbehavior misbehavior) {
    // Given
    ClusterExtension extension = declaration.doing(misbehavior);

    // Then
    assertThatThrownBy(() -> Extensions.of(List.of(extension)))
        .isInstanceOf(InvalidExtensionException.class)
        .hasMessageStartingWith("the extension " + extension.getClass().getName() + " ")
        .hasMessageContaining(misbehavior.text)
        .hasMessageNotContaining("\n");
  }

  static Stream<Arguments> uselessDeclarations() {
    return Stream.of(
        Arguments.of(List.of(), Arrays.asList(null, null), "declares null"),
        Arguments.of(Arrays.asList(null, null), List.of(), "declares null"),
        Arguments.of(
            List.of(), List.of(new ObjectCustomizer<>(null, null)), "without a type or a function"),
        Arguments.of(
            List.of(),
            List.of(new ObjectCustomizer<>(Secret.class, (secret, cluster) -> secret)),
            "customizes Secret, which neither the operator nor an extension applies"),
        Arguments.of(
            List.of(new AdditionalObject<>(ConfigMap.class, "a", null)),
            List.of(),
            "without a type, a suffix or a builder"),
        Arguments.of(
            List.of(),
            new ArrayList<>() {
              @Override
              public Stream<Object> stream() {
                return Stream.generate(() -> new ObjectCustomizer<>(ConfigMap.class, null));
              }
            },
            "declares more than 32"));
  }

  @ParameterizedTest
  @MethodSource
  void uselessDeclarations(
      List<AdditionalObject<?>> objects, List<ObjectCustomizer<?>> customizers, String text) {
    // Given
    ClusterExtension extension =
        new Declaring() {
          @Override
          public List<AdditionalObject<?>> additionalObjects() {
            return objects;
          }

          @Override
          public List<ObjectCustomizer<?>> customizers() {
            return customizers;
          }
        };

    // Then
    assertThatThrownBy(() -> Extensions.of(List.of(extension)))
        .isInstanceOf(InvalidExtensionException.class)
        .hasMessageContaining(text);
  }

  /** Answers that are too large, or can be read but not written. */
  enum UnusableAnswer {
    MANY_LABELS(
        TestExtension.labeling(
            cluster ->
                ObjectMetadata.ofLabels(
                    IntStream.range(0, 10_000)
                        .boxed()
                        .collect(Collectors.toMap(i -> "a" + i, i -> "b"))))),
    LONG_ANNOTATION(
        TestExtension.labeling(
            cluster -> new ObjectMetadata(Map.of(), Map.of("a", "b".repeat(200_000))))),
    LARGE_OBJECT(
        TestExtension.adding(
            cluster -> Optional.of(TestExtension.configMap("a".repeat(2_000_000))))),
    LARGE_CUSTOMIZATION(
        TestExtension.customizing(
            StatefulSet.class,
            (set, cluster) -> {
              set.getMetadata().getAnnotations().put("a", "b".repeat(200_000));
              return set;
            })),
    CYCLIC_OBJECT(TestExtension.adding(cluster -> Optional.of(cyclic(new ConfigMap())))),
    CYCLIC_CUSTOMIZATION(
        TestExtension.customizing(
            StatefulSet.class,
            (set, cluster) -> {
              set.setAdditionalProperty("a", cycle());
              return set;
            }));

    private final ClusterExtension extension;

    UnusableAnswer(ClusterExtension extension) {
      this.extension = extension;
    }

    private static ConfigMap cyclic(ConfigMap map) {
      map.setAdditionalProperty("a", cycle());
      return map;
    }

    private static Map<String, Object> cycle() {
      Map<String, Object> cycle = new HashMap<>();
      cycle.put("a", cycle);
      return cycle;
    }
  }

  @ParameterizedTest
  @EnumSource
  void unusableAnswerFailsForThisCluster(UnusableAnswer answer) {
    assertThat(failure(answer.extension).message())
        .startsWith("the extension platform fails: ")
        .hasSizeLessThan(2_500);
  }

  @Test
  void problemThatIsNullIsNamed() {
    assertThat(
            failure(TestExtension.validating(cluster -> Collections.singletonList(null))).message())
        .contains("validating demo: the list contains null: leave it out");
  }

  /** It would be written with what the extension does to it later, whatever was checked. */
  @Test
  void answerOfACustomizerIsCopied() {
    // Given
    List<StatefulSet> answers = new ArrayList<>();
    ClusterExtension extension =
        TestExtension.customizing(
            StatefulSet.class,
            (set, cluster) -> {
              answers.forEach(each -> each.getSpec().setReplicas(0));
              set.getMetadata().getLabels().put("team", "a");
              answers.add(set);
              return set;
            });

    // When
    ExtendedObjects objects = Extensions.of(List.of(extension)).objects(DemoCluster.CLUSTER);

    // Then
    assertThat(objects).isInstanceOf(ExtendedObjects.Built.class);
  }

  private static ExtensionFailure failure(ClusterExtension extension) {
    Extensions extensions = Extensions.of(List.of(extension));
    if (extensions.resolve(DemoCluster.RESOURCE, ClusterInputs.none())
        instanceof Resolution.ExtensionFailed failed) {
      return failed.failure();
    }
    ExtendedObjects objects = extensions.objects(DemoCluster.CLUSTER);
    assertThat(objects).isInstanceOf(ExtendedObjects.Failed.class);
    return ((ExtendedObjects.Failed) objects).failure();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneakyThrow(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** An extension whose declarations work. */
  private abstract static class Declaring implements ClusterExtension {

    @Override
    public String name() {
      return "platform";
    }
  }

  /** An exception that fails itself. */
  private static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }
}
