import { createHmac } from 'node:crypto'
import { nameKey } from './rules.ts'

/** Plain things to see, hear, eat or sit on: easy to spell aloud over a counter, in either language. */
const plainWords = `
acorn actor adobe afternoon alder alley almond alpine amber anchor angel ankle answer anthem antler anvil apple
apricot april apron arbor arch arrow artist ash aspen asphalt aster atlas attic august aunt autumn avenue awning
axle azalea bacon badge badger bagel bait baker balcony ball ballad balloon balsam bamboo banana band bandana banjo
bank banner barber bark barley barn barrel basil basin basket bass bath batter bay beach beacon bead beagle beaker
bean beard beaver bed bedrock beech beehive beetle bell belt bench bend berry bicycle birch bird biscuit bishop
bison blacksmith blanket blizzard block blossom blouse blue bluff board boat bobbin bobcat bog bolt bonfire bonnet
book boot border bottle bottom boulder bouquet bowl box bracket braid branch brass bread breeze brick bridge bridle
brisket brittle bronze brook broom broth brother brown brush bubble bucket buckeye buckle bud buffalo buggy bulb
bumper bundle bunny bureau burlap burrow butter button cabbage cabin cabinet cable cactus cake calendar calf camel
camera camp canal canary candle candy cane canoe canopy canteen canvas canyon cape capital captain caramel caraway
cardinal cargo carpet carrot carton cascade cashew castle catalog catfish cattle cave cedar ceiling celery cellar
cement center ceramic chain chair chalk champion channel chapel chart cheddar cheek cheese cherry chess chest
chestnut chicken chief chimney chin chip chocolate choir chord chowder cider cinder cinnamon circle circus citrus
city clam clarinet clasp classic clay cliff clock cloth cloud clover coast coat cobbler cobweb cocoa coconut coffee
coin collar colt column comet comfort compass concert cookie copper coral cord cornbread corner cornet cotton couch
cougar country county cousin cove cow coyote cradle crane crayon cream creek cricket crimson crocus crop crow crown
crystal cub cucumber cup cupboard curb curtain curve cushion custard cymbal cypress daffodil dahlia daisy dam dance
dandelion daughter dawn deacon december deck deer delta denim depot desert desk dewdrop dial diamond dill dime diner
dinner dipper dirt dish ditch dock doctor dogwood dollar dolphin dome donkey door dough dove dragon drapery drawer
dream dresser drift drill driver drizzle drum duck duet dumpling dune dusk dust eagle earring earth easel east echo
egg elbow elder elephant elevator elk elm ember emerald engine evening evergreen fabric factory falcon family fan
farm farmer faucet favor fawn feather february felt fence fender fern ferry festival fiber fiddle field fig finch
finger fir fire fish flag flame flannel flask flax fleece flint flock flood floor flour flute foam fog folder foot
footpath ford forest fork fort fossil fountain fox frame freckle freight fresh friday friend frog frost fruit fudge
funnel furnace furrow galaxy gallery gallon garage garden garlic garnet gate gather gazebo geese gem geranium giant
ginger giraffe glacier glade glass glider globe glove glue goat gold goldfinch goose gopher gourd grain grandma
grandpa granite grape grass gravel gravy green grill grits grocer grotto grove guitar gull gutter gym hail hall
hammer hammock hand handle harbor harmony harness harp harvest hat hatchet hawk hay hayloft hazel heart hearth
heater hedge heel helmet hemlock hen herb heron hickory highway hill hinge hobby hog holiday hollow holly home honey
hood hoof hook hoop hopper horizon hornet horse hose hotel hound house husk icicle igloo indigo inkwell inlet insect
iris iron island ivory ivy jacket jackpot jam january jar jasmine jaybird jeans jelly jersey jewel jigsaw jockey
journal journey jubilee jug juice july jumper june jungle juniper kale kayak kernel kettle keyboard kilt kindle king
kitchen kite kitten knapsack knee knob koala label lace ladder ladle lady lagoon lake lamb lamp land lantern lark
latch lather laundry laurel lava lavender lawn leaf leather ledge ledger lemon lentil leopard letter lettuce level
lever library lichen lilac lily lime limestone linen lion lizard llama lobby lobster locket locust lodge log lounge
lumber lunch lupine lyric magnet magnolia mallet mammoth mandolin mango mantel maple marble march margin marigold
market marlin marsh mason mast match meadow measure medal melody melon mentor mercury merry mesa metal meteor milk
mill miller millet mineral minnow mint mirror mitten mocha model molasses monday money monkey month moon moose
morning mortar mosaic moss motel moth mother motor mountain mouse mouth movie mud muffin mulberry mule museum
mushroom music muslin mustard nail napkin narrow nation navy nectar needle neighbor nephew nest nickel night noodle
noon north notebook november nugget number nurse nutmeg oak oar oasis oatmeal ocean october octopus olive omelet
onion opal opera orange orchard orchid organ oriole osprey ostrich otter outlet oven owl oxbow oyster paddle page
paint pajama palace palm pan pancake panda panel pansy panther pantry papaya paper parade park parka parlor parrot
parsley parsnip pasta pastry pasture patch path patio pattern paw peach peacock peanut pearl pebble pecan pedal
pelican pencil penny pepper perch petal petunia phone photo piano pickle picnic picture pie pigeon pillar pillow
pilot pine pink pinto pioneer pirate pistachio pitcher pizza planet plank plant plaster plate platter player plaza
plow plum pocket poem polish pollen pond pony popcorn poplar poppy porch porridge porter post potato potter powder
prairie present pretzel prince print prism puddle pueblo pulley pulp pump pumpkin puppet puppy purple purse puzzle
quail quarry quart quartz queen quill quilt quince rabbit raccoon radio radish raft railing rain rainbow raisin rake
ramp ranch ranger raspberry rattle raven recipe record redbud reed reef relish reptile ribbon rice ridge ring ripple
river road roast robin robot rocker rocket rodeo roof rooster rope rose rosemary rowboat ruby rudder rug ruler
runway saddle sage sail sailor salad salmon salsa salt sand sandal sandwich sapling sapphire satin saturday sauce
saucer sausage sawdust scale scarf school scooter scout screen screw seal season seed september shade shadow shale
shampoo shawl shed sheep shelf shell shelter shepherd sheriff shingle ship shirt shoe shop shore shovel shower
shutter sidewalk signal silk silo silver siphon sister skate sketch skillet skirt sky slate sled sleeve slide
slipper sloop smile smoke snail snow snowball soap soccer sock soda sofa soil sonata song sorghum soup south soybean
spade spaniel spark sparrow spice spider spinach spindle spiral spoke sponge spool spoon sport spring sprout spruce
spur square squash squirrel stable stadium stage stairs stall stamp star starling station statue steam steel stem
stew stirrup stitch stone stool store stork storm stove strap straw stream street string studio sugar suit summer
summit sun sunday sunset supper surf swallow swamp swan sweater swing switch sycamore syrup table tablet tackle
tailor tambourine tan tangerine tapestry tart taxi teacher teapot temple tennis tent terrace thimble thistle thread
throne thumb thunder thursday thyme ticket tide tiger tile timber tinsel tire toast toboggan toffee tomato tongs
tool topaz torch tower town toy track tractor trail train tray treasure tree trellis tricycle trillium trolley
trombone trophy trout truck trumpet trunk tuba tuesday tulip tundra tunnel turkey turnip turtle tuxedo twig twine
ukulele umbrella uncle uniform upland valley vanilla vase vault velvet vendor venison veranda vessel vest village
vine vinegar violet violin visitor voice volcano voyage waffle wagon waist wallet walnut walrus warbler wardrobe
washer watch water wave wax weasel weather wedding wednesday weed well west whale wheat wheel whisker whistle wick
wicker widget willow wind window winter wire wolf wood woodpecker wool world wreath wren wrench yard yarn yellow
yogurt zebra zinnia zipper zucchini
`
  .trim()
  .split(/\s+/)

const WORDS = 4

/**
 * The four words of a slip. They follow from its id and the town's secret, so that the page that shows them can be
 * printed again for a few minutes without their being kept. Over a thousand words each: 2^40 and more to guess.
 */
export function slipWords(secret: string, slipId: string): string[] {
  const drawn = createHmac('sha256', secret).update(`slip words ${slipId}`).digest()
  return Array.from({ length: WORDS }, (_, at) => plainWords[drawn.readUInt32BE(at * 4) % plainWords.length] ?? '')
}

/** Four words as they are compared: capitals, commas, accents and blanks do not matter. */
export const bareWords = (typed: string): string => nameKey(typed).replaceAll(' ', '')
