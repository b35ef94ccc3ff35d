package io.streambus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a test class that returns the {@link io.streambus.operator.OperatorOptions}
 * of the operator under test. It has no parameters.
 *
 * <p>A static method is called once, and one operator runs for all tests of the class. Another
 * method is called before each test, and each test gets a new operator. The method also applies to
 * nested classes, unless they have one of their own. {@link ControlPlaneTest#operator()} receives
 * the options.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TestOperatorOptions {}
