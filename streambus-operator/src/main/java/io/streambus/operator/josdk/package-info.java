/** Event sources and informers for the Java Operator SDK. */
@NullMarked
package io.streambus.operator.josdk;

import org.jspecify.annotations.NullMarked;
