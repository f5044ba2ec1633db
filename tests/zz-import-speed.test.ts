import inspector from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { openTown, MORNING } from '/work/main/tests/support/town.ts'
import { prepareFile } from '/work/main/src/directory/import/prepare.ts'
import { applyAtOnce, previewOf } from '/work/main/src/directory/import/runs.ts'
test('speed', async () => {
  const town = await openTown()
  const N = Number(process.env.N ?? 2000)
  const rows = ['wof:id,wof:name,addr:full,addr:phone,sg:categories,geom:latitude,geom:longitude,opening_hours']
  for (let i=0;i<N;i++) rows.push(`${90000000+i},"Shop number ${i} of ${['Ann','Bob','Cy'][i%3]}","${i} Depot St, Laurel Gap, NC 28600",+1 336 5${String(10+Math.floor(i/10000))} ${String(i%10000).padStart(4,'0')},"Hardware",36.${String(i).padStart(5,'0')},-81.${String(i).padStart(5,'0')},Mo-Fr 0${i%9}:00-17:30`)
  const bytes = Buffer.from(rows.join('\n'))
  let worst=0,last=performance.now(); const tick=setInterval(()=>{const n=performance.now();worst=Math.max(worst,n-last-10);last=n},10)
  const time = async (name:string, f:()=>Promise<unknown>) => { worst=0;last=performance.now(); const t=performance.now(); const r=await f(); console.log(name, Math.round(performance.now()-t),'ms; worst stall',Math.round(worst)); return r as any }
  const said={source:null,licence:null,attribution:null}
  const p = await time('prepare',()=>prepareFile(town.hours,{bytes,name:'x.csv'},said))
  await time('preview',()=>previewOf(town.house.db,p))
  const a = await time('apply',()=>applyAtOnce(town.house,p)); console.log({...a.summary, newOnes:0,remarks:a.summary.remarks.slice(0,2)})
  await time('preview again',()=>previewOf(town.house.db,p))
  const b = await time('apply again',()=>applyAtOnce(town.house,p)); console.log(b.summary.new,b.summary.unchanged)
  const p3 = await time('prepare changed',()=>prepareFile(town.hours,{bytes:Buffer.from(rows.join('\n').replaceAll('Depot','Main')),name:'x.csv'},said))
  const se=new inspector.Session(); se.connect(); await se.post('Profiler.enable'); await se.post('Profiler.start')
  const c = await time('apply changed',()=>applyAtOnce(town.house,p3)); console.log(c.summary.new,c.summary.changed)
  const {profile}=await se.post('Profiler.stop'); const self=new Map<string,number>(); const byId=new Map(profile.nodes.map(n=>[n.id,n])); profile.samples!.forEach((id,i)=>{const n=byId.get(id)!; const k=n.callFrame.functionName+' '+n.callFrame.url.split('/').slice(-2).join('/')+':'+n.callFrame.lineNumber; self.set(k,(self.get(k)??0)+profile.timeDeltas![i]!)}); console.log([...self].sort((a,b)=>b[1]-a[1]).slice(0,15).map(([k,v])=>Math.round(v/1000)+' '+k).join('\n'))
  clearInterval(tick)
}, 300_000)
