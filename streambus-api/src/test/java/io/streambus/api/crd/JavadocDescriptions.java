package io.streambus.api.crd;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions of types and accessors, extracted from the Javadoc in the sources: the first
 * sentence for types, the full text for accessors.
 */
final class JavadocDescriptions {

  private final Map<String, String> byName = new HashMap<>();

  JavadocDescriptions(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> tree = Files.walk(sources)) {
      List<Path> java = tree.filter(file -> file.toString().endsWith(".java")).toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Collector(docs, unit).scan(unit, null);
      }
    }
  }

  /** Returns the description of a property of a type; empty if its accessor has no Javadoc. */
  Optional<String> of(Class<?> type, String accessor) {
    return Optional.ofNullable(byName.get(type.getSimpleName() + "." + accessor));
  }

  /** Returns the description of a type. */
  Optional<String> of(Class<?> type) {
    return Optional.ofNullable(byName.get(type.getSimpleName()));
  }

  private final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees docs;
    private final CompilationUnitTree unit;
    private String type = "";

    Collector(DocTrees docs, CompilationUnitTree unit) {
      this.docs = docs;
      this.unit = unit;
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
      type = tree.getSimpleName().toString();
      DocCommentTree comment = docs.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        byName.put(type, toPlainText(comment.getFirstSentence().toString()));
      }
      return super.visitClass(tree, null);
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
      collect(type + "." + tree.getName(), TreePath.getPath(unit, tree));
      return null;
    }

    private void collect(String name, TreePath path) {
      DocCommentTree comment = docs.getDocCommentTree(path);
      if (comment != null) {
        byName.put(name, toPlainText(comment.getFirstSentence() + join(comment.getBody())));
      }
    }

    private String join(List<?> body) {
      return body.isEmpty()
          ? ""
          : " " + String.join("", body.stream().map(Object::toString).toList());
    }

    private String toPlainText(String javadoc) {
      return javadoc
          .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
          .replaceAll("<[^>]+>", "")
          .replaceAll("\\s+", " ")
          .trim();
    }
  }
}
