/** Event sources and informers under the Java Operator SDK. */
@NullMarked
package io.streambus.operator.josdk;

import org.jspecify.annotations.NullMarked;
