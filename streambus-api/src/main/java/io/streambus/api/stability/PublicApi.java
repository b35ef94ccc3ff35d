package io.streambus.api.stability;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What others may use: a public type, or all public types of a package. It changes incompatibly
 * only in a version whose number says so. Every other type of the published artifacts is internal,
 * even if it is public, and can change in any version; so is a member that is {@link Internal}.
 *
 * <p>The code that Immutables generates for a public type, such as its builder, is public as well.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
public @interface PublicApi {}
