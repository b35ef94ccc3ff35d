/** The reconcile line as a controller of the Java Operator SDK. */
@NullMarked
package io.streambus.operator.josdk;

import org.jspecify.annotations.NullMarked;
