package org.kolscope.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/**
 * What the source of a record says of it, as Markdown: read with the compiler's own parser, so that
 * the words stand in one place.
 *
 * @param text the Javadoc of the record
 * @param columns the text of each {@code @param}, by component
 */
record RecordDocs(String text, Map<String, String> columns) {

  /** Reads the record {@code type} from the folder of sources. */
  static RecordDocs of(Class<? extends Record> type, Path sources) {
    var file = sources.resolve(type.getName().replace('.', '/') + ".java");
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjects(file));
      var docs = DocTrees.instance(task);
      var unit = task.parse().iterator().next();
      for (var declared : unit.getTypeDecls()) {
        if (declared instanceof ClassTree tree
            && tree.getSimpleName().contentEquals(type.getSimpleName())) {
          return of(docs.getDocCommentTree(new TreePath(new TreePath(unit), tree)));
        }
      }
      throw new IllegalStateException("no record " + type.getSimpleName() + " in " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordDocs of(DocCommentTree comment) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (var tag : comment.getBlockTags()) {
      if (tag instanceof ParamTree param) {
        columns.put(param.getName().getName().toString(), markdown(param.getDescription()));
      }
    }
    return new RecordDocs(markdown(comment.getFullBody()), columns);
  }

  /** Paragraphs in one line each. */
  private static String markdown(List<? extends DocTree> trees) {
    var text = new StringBuilder();
    for (var tree : trees) {
      if (tree instanceof TextTree words) {
        text.append(words.getBody().replaceAll("\\s+", " "));
      } else if (tree instanceof LiteralTree literal) {
        text.append('`').append(literal.getBody().getBody().replaceAll("\\s+", " ")).append('`');
      } else if (tree instanceof LinkTree link) {
        text.append(
            link.getLabel().isEmpty()
                ? "`" + link.getReference().getSignature().replace('#', '.') + "`"
                : markdown(link.getLabel()));
      } else if (tree instanceof EntityTree entity) {
        text.append('&').append(entity.getName()).append(';');
      } else if (tree instanceof StartElementTree start) {
        text.append(opening(start));
      } else if (!(tree instanceof EndElementTree)) {
        throw new IllegalStateException("no Markdown for " + tree.getKind() + ": " + tree);
      }
    }
    return text.toString().replaceAll(" *\n *", "\n").strip();
  }

  private static String opening(StartElementTree start) {
    return switch (start.getName().toString()) {
      case "p" -> "\n\n";
      case "ul" -> "\n";
      case "li" -> "\n- ";
      default -> "";
    };
  }
}
