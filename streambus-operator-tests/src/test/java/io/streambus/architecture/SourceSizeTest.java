package io.streambus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Size follows from purpose. Most classes and methods are small; a few may be long where splitting
 * them would only move the reader.
 */
class SourceSizeTest {

  private static final int P90_OF_FILES = 160;
  private static final int MAX_FILE = 400;
  private static final int P90_OF_METHODS = 20;
  private static final int MAX_METHOD = 70;

  @Test
  void nineOfTenSourceFilesAreSmallAndNoneIsHuge() throws IOException {
    // When
    List<Long> lengths = sources().stream().map(SourceSizeTest::lines).sorted().toList();

    // Then
    assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(P90_OF_FILES);
    assertThat(sources()).filteredOn(file -> lines(file) > MAX_FILE).isEmpty();
  }

  @Test
  void nineOfTenMethodsFitHalfAScreenAndNoneIsLongerThanAScreen() throws IOException {
    // When
    List<Method> methods = methods(sources());
    List<Long> lengths = methods.stream().map(Method::lines).sorted().toList();

    // Then
    assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThanOrEqualTo(P90_OF_METHODS);
    assertThat(methods).filteredOn(method -> method.lines() > MAX_METHOD).isEmpty();
  }

  private record Method(String file, String name, long lines) {}

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("target"))
          .toList();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Method> methods(List<Path> sources) throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    List<Method> methods = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  diagnostic -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new MethodLengths(unit, trees, methods).scan(unit, null);
      }
    }
    return methods;
  }

  private static final class MethodLengths extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final CompilationUnitTree unit;
    private final Trees trees;
    private final List<Method> methods;

    MethodLengths(CompilationUnitTree unit, Trees trees, List<Method> methods) {
      this.unit = unit;
      this.trees = trees;
      this.methods = methods;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
      long start = trees.getSourcePositions().getStartPosition(unit, method);
      long end = trees.getSourcePositions().getEndPosition(unit, method);
      long lines =
          unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
      methods.add(new Method(unit.getSourceFile().getName(), method.getName().toString(), lines));
      return super.visitMethod(method, null);
    }
  }
}
