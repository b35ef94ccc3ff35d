package io.streambus.api.crd;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeBindings;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.type.TypeModifier;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * Presents {@code Optional<T>} to the generator as {@code T}. Otherwise, the generator would treat
 * nested optionals as a recursive type and an optional Quantity as an arbitrary object.
 */
final class OptionalUnwrappingModule extends SimpleModule {

  private static final long serialVersionUID = 1L;

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addTypeModifier(
        new TypeModifier() {
          @Override
          public JavaType modifyType(
              JavaType type, Type jdkType, TypeBindings bindings, TypeFactory factory) {
            return type.hasRawClass(Optional.class) ? type.containedTypeOrUnknown(0) : type;
          }
        });
  }
}
