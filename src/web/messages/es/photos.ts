import type { photos as english } from '../en/photos.ts'
import type { Translated } from '../translated.ts'

export const photos: Translated<typeof english> = {
  'photo.title': 'Fotos de {{name}}',
  'photo.lead':
    'Una página está completa sin ellas. Una foto ayuda cuando muestra lo que las palabras no dicen: cuál es la puerta, de quién es la camioneta, cómo se ve un buen día en el taller.',
  'photo.link-add': 'Agregar una foto',
  'photo.link-keep': 'Las fotos de esta página',
  'photo.address':
    'Esta página no da su calle. Un número de casa, un buzón, una vista de la casa o de lo que hay enfrente dirían dónde está. Mejor muestre el trabajo.',
  'photo.address-too':
    'Alguna foto de esta página puede mostrar todavía dónde está: un número de casa, un buzón, la casa.',
  'photo.look': 'Ver las fotos',
  'photo.up': 'En la página',
  'photo.none-up': 'Todavía no hay ninguna foto.',
  'photo.move-up': 'Subir',
  'photo.move-down': 'Bajar',
  'photo.which': 'la foto «{{caption}}»',
  'photo.recaption': 'Cambiar las palabras',
  'photo.take-off': 'Quitarla',
  'photo.add': 'Poner una',
  'photo.full': 'En una página caben seis fotos. Quite una antes de poner otra.',
  'photo.caption': 'Qué se ve en ella',
  'photo.caption-hint':
    'Va debajo de la foto, y se le lee en voz alta a quien no la ve. Pida permiso antes a las personas que salen, y a los padres si son niños.',
  'photo.file': 'La foto',
  'photo.file-hint':
    'JPEG, PNG o WebP, de 12 MB como máximo. Dónde, cuándo y con qué se tomó se borra antes de guardarla.',
  'photo.put': 'Ponerla',
  'photo.is-up': 'Ya está en la página.',
  'photo.see': 'Ver la página',
  'photo.caption-title': 'Otras palabras para esta foto',
  'photo.save-caption': 'Guardar estas palabras',
  'photo.said': 'Las nuevas palabras ya están debajo de la foto.',
  'photo.take-off-ask': '¿Quitar esta foto?',
  'photo.take-off-lead': 'La imagen se borra aquí. Quien la haya visto puede tener todavía una copia.',
  'photo.taken-off': 'La foto ya no está en la página, y quedó borrada.',

  'photo.no-caption': 'Diga en pocas palabras qué se ve en ella.',
  'photo.again': 'Elija la foto otra vez, por favor: como faltaban las palabras, no se guardó.',
  'photo.none': 'Elija primero una foto.',
  'photo.two': 'Una foto a la vez, por favor: cada una lleva sus propias palabras.',
  'photo.empty': 'Este archivo está vacío. ¿Se copió completo?',
  'photo.too-big':
    'Este archivo pasa de {{mb}} MB. Casi todos los teléfonos ofrecen un tamaño menor al enviar una foto.',
  'photo.too-many-dots':
    'Esta imagen tiene más de 50 millones de puntos, más de los que podemos abrir. Envíe una copia más pequeña.',
  'photo.too-small':
    'Es demasiado pequeña o angosta para ver algo: al menos 200 puntos por lado, y que no sea una tira larga.',
  'photo.wrong-kind': 'Este archivo no es una foto que podamos abrir. Se pueden poner JPEG, PNG y WebP.',
  'photo.heic':
    'Es el formato propio del iPhone (HEIC), que no podemos abrir. En Ajustes, Cámara, Formatos elija «El más compatible», o envíese la foto por correo y use esa copia.',
  'photo.broken': 'Esta imagen no se pudo leer hasta el final. Pruebe otra vez, o con otra copia.',
  'photo.broken-upload': 'La foto no llegó completa. Envíela otra vez, por favor.',
  'photo.busy': 'En este momento se están preparando varias fotos. No se guardó nada; pruebe de nuevo en un minuto.',
  'photo.enough': 'En una página caben seis fotos, y alguien acaba de poner la sexta.',

  'place.photos': 'Fotos',
  'field.photo': 'Fotos',
  'photo.history.up': 'una foto',
  'photo.history.said': 'las palabras debajo de una foto',
  'photo.history.said-anew': 'otras palabras',
  'audit.photo-removed': 'quitó una foto de una página',
  'log.kind-photo': 'Una foto de un negocio',
}
