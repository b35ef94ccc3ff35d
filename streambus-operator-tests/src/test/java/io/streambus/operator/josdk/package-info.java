@NullMarked
package io.streambus.operator.josdk;

import org.jspecify.annotations.NullMarked;
