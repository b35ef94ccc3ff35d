@NullMarked
package io.streambus.resources.validation;

import org.jspecify.annotations.NullMarked;
